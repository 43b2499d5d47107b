"""One product, multiplied from either end."""

x, w1, w2, t = 2, 3, 0.5, 5
links = [x, w2, 1, 2 * (w2 * (w1 * x) - t)]

from_the_weight = 1
for link in links:
    from_the_weight = from_the_weight * link

from_the_error = 1
for link in reversed(links):
    from_the_error = from_the_error * link

print("from the weight:", from_the_weight)
print("from the error: ", from_the_error)

# %% check
assert from_the_weight == from_the_error == -4
