"""A machine that is right: who is to blame?"""

x, w1, w2, t = 2, 5, 0.5, 5
nudge = 0.0001  # a hundred times smaller than before


def badness(w1, w2):
    return (w2 * (w1 * x) - t) ** 2


now = badness(w1, w2)
blame_w1 = (badness(w1 + nudge, w2) - now) / nudge
blame_w2 = (badness(w1, w2 + nudge) - now) / nudge
print(f"badness {now:g}, blame {blame_w1:.4f} and {blame_w2:.4f}")

# %% check
assert now == 0
assert abs(blame_w1) < 0.02 and abs(blame_w2) < 0.02
