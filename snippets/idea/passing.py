"""One walk to the right, one to the left: the blame of both dials."""

x, dial1, dial2, wanted = 2, 3, 0.5, 5

# %% values, to the right
h = dial1 * x
y = dial2 * h
miss = y - wanted

# %% messages, to the left
from_gauge = 2 * miss

blame2 = from_gauge * h  # message x what it received
from_dial2 = from_gauge * dial2  # message x this dial

blame1 = from_dial2 * x
from_dial1 = from_dial2 * dial1

print("messages:", from_gauge, from_dial2, from_dial1)
print("blame of the first dial: ", blame1)
print("blame of the second dial:", blame2)


# %% check
def error_at(dial1, dial2):
    return (dial2 * (dial1 * x) - wanted) ** 2


tiny = 1e-6
error = error_at(dial1, dial2)
nudged1 = (error_at(dial1 + tiny, dial2) - error) / tiny
nudged2 = (error_at(dial1, dial2 + tiny) - error) / tiny
assert abs(nudged1 - blame1) < 1e-4
assert abs(nudged2 - blame2) < 1e-4
from_error = error * h  # had the gauge sent the error itself
together = blame1 + blame2  # both dials nudged at once
nudged = (error_at(dial1 + tiny, dial2 + tiny) - error) / tiny
assert abs(nudged - together) < 1e-3
assert from_error > 0 > blame2
