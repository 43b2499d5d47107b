"""Nudge h on one path, on the other, and on both."""

import matplotlib.pyplot as plt

# %% nudged
x, w1, w2, t = 2, 3, 0.5, 5
h = w1 * x
nudge = 1e-6


def error(into_w2, direct):
    return (w2 * into_w2 + direct - t) ** 2


e = error(h, h)
through_w2 = (error(h + nudge, h) - e) / nudge
direct = (error(h, h + nudge) - e) / nudge
both = (error(h + nudge, h + nudge) - e) / nudge
print(f"through w2: {through_w2:.3f}")
print(f"direct:     {direct:.3f}")
print(f"both paths: {both:.3f}")

# %% drawn
plt.figure(figsize=(4.8, 2.9))
names = ["through w2", "direct", "both paths"]
places = [0, -1, -2]
plt.barh(places, [through_w2, 0, through_w2], height=0.5, color="C1")
plt.barh(
    places,
    [0, direct, direct],
    left=[0, 0, through_w2],
    height=0.5,
    color="C0",
)
plt.text(through_w2 + 0.3, 0, f"{through_w2:.0f}", va="center")
plt.text(direct + 0.3, -1, f"{direct:.0f}", va="center")
total = f"{through_w2:.0f} + {direct:.0f} = {both:.0f}"
plt.text(both + 0.3, -2, total, va="center", weight="bold")
plt.yticks(places, names)
plt.xlim(0, 18)
plt.title("h is nudged on one path, or on both")
plt.xlabel("change of the error, per nudge")
plt.grid(visible=False, axis="y")
plt.show()

# %% check
y = w2 * h + h
m = y - t
de_dy = 2 * m
by_w2 = de_dy * w2
de_dh = de_dy + by_w2
assert (de_dy, by_w2, de_dh) == (8, 4, 12)
assert abs(through_w2 - by_w2) < 1e-4
assert abs(direct - de_dy) < 1e-4
assert abs(both - de_dh) < 1e-4
candidates = {
    "the one through the second weight": by_w2,
    "the direct one": de_dy,
    "their average": (by_w2 + de_dy) / 2,
    "their sum": by_w2 + de_dy,
}
(slope,) = [
    name for name, value in candidates.items() if abs(value - both) < 1e-4
]
