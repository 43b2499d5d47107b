"""Nudge both dials at once."""

x, w1, w2, t = 2, 3, 0.5, 5
nudge = 0.01


def badness(w1, w2):
    return (w2 * (w1 * x) - t) ** 2


now = badness(w1, w2)
first = badness(w1 + nudge, w2) - now
second = badness(w1, w2 + nudge) - now
both = badness(w1 + nudge, w2 + nudge) - now
print(f"one by one {first:.4f} and {second:.4f}, added {first + second:.4f}")
print(f"both at once {both:.4f}")

# %% check
assert abs(both - (0.51 * 6.02 - 5) ** 2 + 4) < 1e-12
assert abs(both - (first + second)) < 0.001
