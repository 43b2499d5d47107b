"""Turn one dial a little, leave the other: how does the badness change?"""

import matplotlib.pyplot as plt

# %% one dial at a time
x, w1, w2, t = 2, 3, 0.5, 5
nudge = 0.01


def badness(w1, w2):
    return (w2 * (w1 * x) - t) ** 2


now = badness(w1, w2)
first = badness(w1 + nudge, w2)
second = badness(w1, w2 + nudge)
print(f"first dial  {w1} -> {w1 + nudge}:  badness {now:g} -> {first:.4f}")
print(f"second dial {w2} -> {w2 + nudge}: badness {now:g} -> {second:.4f}")

blame_w1 = (first - now) / nudge
blame_w2 = (second - now) / nudge
print(f"blame {blame_w1:.2f} and {blame_w2:.2f}")

# %% two bars
figure, axes = plt.subplots(figsize=(4.8, 2.2))
changes = [first - now, second - now]
bars = axes.barh(["first dial (3)", "second dial (0.5)"], changes)
bars[1].set_color("C1")
labels = [f"{change:.4f} ".replace("-", "−") for change in changes]
axes.bar_label(bars, labels, padding=3)
axes.set(title="Change in the badness, nudge 0.01", xlim=(-0.34, 0))
axes.invert_yaxis()
axes.xaxis.set_ticks([-0.3, -0.2, -0.1, 0])
plt.show()

# %% check
assert abs(first - (0.5 * 6.02 - 5) ** 2) < 1e-12
assert abs(second - (0.51 * 6 - 5) ** 2) < 1e-12
assert blame_w2 < blame_w1 < 0  # both too low, the second by far
more_w1 = w2 * ((w1 + nudge) * x) - w2 * (w1 * x)  # more comes out, by this
more_w2 = (w2 + nudge) * (w1 * x) - w2 * (w1 * x)
assert abs(more_w2 / more_w1 - 6) < 1e-9
assert 5.9 < blame_w2 / blame_w1 < 6
