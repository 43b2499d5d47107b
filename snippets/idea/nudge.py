"""Nudge one dial, leave the other: how does the error change?"""

import matplotlib.pyplot as plt

# %% one dial at a time
x, dial1, dial2, wanted = 2, 3, 0.5, 5
nudge = 0.01


def error_at(dial1, dial2):
    y = dial2 * (dial1 * x)
    return (y - wanted) ** 2


now = error_at(dial1, dial2)
error1 = error_at(dial1 + nudge, dial2)
error2 = error_at(dial1, dial2 + nudge)
changes = [error1 - now, error2 - now]

# %% two bars
figure, axes = plt.subplots(figsize=(4.8, 2.2))
bars = axes.barh(["first dial", "second dial"], changes)
bars[1].set_color("C1")
labels = [f"{change:.4f} ".replace("-", "−") for change in changes]
axes.bar_label(bars, labels, padding=3)
axes.set(title="Change in the error, nudge 0.01", xlim=(-0.34, 0))
axes.invert_yaxis()
axes.xaxis.set_ticks([-0.3, -0.2, -0.1, 0])
plt.show()

# %% blame
blame1 = changes[0] / nudge
blame2 = changes[1] / nudge
print(f"blame of the first dial:  {blame1:.2f}")
print(f"blame of the second dial: {blame2:.2f}")

# %% check
assert abs(error1 - (0.5 * 6.02 - 5) ** 2) < 1e-12
assert abs(error2 - (0.51 * 6 - 5) ** 2) < 1e-12
assert blame2 < blame1 < 0  # both too low, the second by far
h, y = dial1 * x, dial2 * (dial1 * x)
dial1_nudged, dial2_nudged = dial1 + nudge, dial2 + nudge
h_nudged = dial1_nudged * x
y_nudged1 = dial2 * h_nudged
y_nudged2 = dial2_nudged * h
more1, more2 = y_nudged1 - y, y_nudged2 - y
assert abs(more2 / more1 - 6) < 1e-9
fall2 = -blame2
through1, through2 = x * dial2, dial1 * x
assert abs(more1 - through1 * nudge) < 1e-9
assert abs(more2 - through2 * nudge) < 1e-9
more_effect = "second" if abs(changes[1]) > abs(changes[0]) else "first"
way = "up" if min(changes) < 0 else "down"  # of the dial that does more
which = f"the {more_effect} dial, {way}"
assert which == "the second dial, up"
assert 5.9 < blame2 / blame1 < 6
