"""The same blame, stepped along instead of against."""

x, t = 2, 5


def badness(w1, w2):
    return (w2 * (w1 * x) - t) ** 2


def blame(w1, w2):
    h = w1 * x
    message = 2 * (w2 * h - t)
    return message * w2 * x, message * h


w1, w2 = 3, 0.5
blame_w1, blame_w2 = blame(w1, w2)
against = badness(w1 - 0.01 * blame_w1, w2 - 0.01 * blame_w2)
along = badness(w1 + 0.01 * blame_w1, w2 + 0.01 * blame_w2)

print("blame:", blame_w1, "and", blame_w2)
print(f"stepped against it: badness {against:.2f}")
print(f"stepped along it:   badness {along:.2f}")

# %% check
assert against < badness(w1, w2) < along
assert (blame_w1, blame_w2) == (-4, -24)
