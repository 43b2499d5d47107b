"""A nudge of 1 on the second dial."""

x, w1, w2, t = 2, 3, 0.5, 5


def badness(w1, w2):
    return (w2 * (w1 * x) - t) ** 2


largest = 1
for nudge in (largest, 0.1, 0.01, 0.001):
    change = badness(w1, w2 + nudge) - badness(w1, w2)
    print(f"nudge {nudge:<5}  blame {change / nudge:+8.3f}")

big = badness(w1, w2 + largest) - badness(w1, w2)
comes_out = (w2 + largest) * (w1 * x)

# %% check
assert big > 0 > badness(w1, w2 + 0.01) - badness(w1, w2)
assert comes_out > t  # it went past 5 and out the other side
