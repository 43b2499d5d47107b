"""Nudges of the second dial, from large to small."""

x, w1, w2, t = 2, 3, 0.5, 5


def badness(w1, w2):
    return (w2 * (w1 * x) - t) ** 2


blames = {}
for nudge in (1, 0.1, 0.01, 0.001):
    change = badness(w1, w2 + nudge) - badness(w1, w2)
    blames[nudge] = change / nudge
    print(f"nudge {nudge:<5}  blame {blames[nudge]:+8.3f}")

# %% check
assert blames[1] > 0 > blames[0.1] > blames[0.01] > blames[0.001] > -24
comes_out = (w2 + 1) * (w1 * x)
assert comes_out > t  # it went past 5 and out the other side
