"""Nudge each dial down instead of up."""

x, w1, w2, t = 2, 3, 0.5, 5
nudge = -0.01


def badness(w1, w2):
    return (w2 * (w1 * x) - t) ** 2


now = badness(w1, w2)
first = badness(w1 + nudge, w2)
second = badness(w1, w2 + nudge)
blame_w1 = (first - now) / nudge
blame_w2 = (second - now) / nudge
print(f"badness {now:g} -> {first:.4f} and {second:.4f}")
print(f"blame {blame_w1:.2f} and {blame_w2:.2f}")

# %% check
assert first > now and second > now  # worse, both
assert blame_w2 < blame_w1 < 0  # and the blame still says: turn up
