"""Turn one dial a little, leave the other: how does the badness answer?"""

import matplotlib.pyplot as plt

x, t = 2, 5
w1, w2 = 3, 0.5
nudge = 0.01


def badness(w1, w2):
    return (w2 * (w1 * x) - t) ** 2


# %% one dial at a time
now = badness(w1, w2)
first = badness(w1 + nudge, w2)
second = badness(w1, w2 + nudge)
print(f"first dial  {w1} -> {w1 + nudge}:  badness {now:g} -> {first:.4f}")
print(f"second dial {w2} -> {w2 + nudge}: badness {now:g} -> {second:.4f}")

blame_w1 = (first - now) / nudge
blame_w2 = (second - now) / nudge
print(f"blame: {blame_w1:.2f} and {blame_w2:.2f}")

# %% two bars
figure, axes = plt.subplots(figsize=(4.8, 2.2))
changes = [first - now, second - now]
bars = axes.barh(["first dial (3)", "second dial (0.5)"], changes)
bars[0].set_color("C0")
bars[1].set_color("C1")
labels = [f"{change:.4f} ".replace("-", "−") for change in changes]
axes.bar_label(bars, labels)
axes.set(title="A nudge of 0.01 changes the badness by", xlim=(-0.32, 0))
axes.invert_yaxis()
axes.xaxis.set_ticks([-0.3, -0.2, -0.1, 0])
plt.show()

# %% check
assert abs(first - (0.5 * 6.02 - 5) ** 2) < 1e-12
assert abs(second - (0.51 * 6 - 5) ** 2) < 1e-12
assert blame_w2 < blame_w1 < 0  # both too low, the second by far
ratio = blame_w2 / blame_w1
assert 5.9 < ratio < 6
