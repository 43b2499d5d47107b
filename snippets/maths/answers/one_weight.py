"""One weight in both places: y = w · (w · x)."""

x, w, t = 2, 1.5, 5
h = w * x
y = w * h
m = y - t

de_dy = 2 * m
second = de_dy * h  # as the second weight
first = de_dy * w * x  # as the first
print("de/dy:", de_dy)
print("slope:", second, "+", first, "=", second + first)


# %% check
def error(w):
    return (w * (w * x) - t) ** 2


nudged = error(w + 1e-7) - error(w)
assert abs(nudged / 1e-7 - (second + first)) < 1e-4
