"""Draws what a nudge of w1 becomes on its way to the error."""

import matplotlib.pyplot as plt

x, w1, w2, t = 2, 3, 0.5, 5
nudge = 0.001


def run(w1):
    h = w1 * x
    y = w2 * h
    m = y - t
    e = m**2
    return {"w1": w1, "h": h, "y": y, "m": m, "e": e}


# %% how much every number changes
before = run(w1)
after = run(w1 + nudge)
names = ["w1", "h", "y", "m", "e"]
changes = {}
for name in names:
    changes[name] = after[name] - before[name]

factors = {}
for name, earlier in zip(names[1:], names):
    factors[name] = changes[name] / changes[earlier]


# %% drawn, one row for each number
def written(number):
    return f"{number:.3g}".replace("-", "−")


plt.figure(figsize=(4.8, 4.2))
for row, name in enumerate(names):
    change = changes[name]
    plt.barh(-row, change, height=0.4, color="C1")
    if change > 0:
        plt.text(change + 0.0001, -row, written(change), va="center")
    else:
        plt.text(
            change - 0.0001, -row, written(change), va="center", ha="right"
        )
    if row > 0:
        factor = written(factors[name])
        if factors[name] < 0:
            factor = f"({factor})"
        plt.text(0.0036, 0.5 - row, f"↓ × {factor}", va="center")
plt.axvline(0, color="#6b7280", linewidth=1)
plt.yticks([0, -1, -2, -3, -4], names)
plt.xticks([-0.004, -0.002, 0, 0.002], ["−0.004", "−0.002", "0", "0.002"])
plt.xlim(-0.0058, 0.0052)
plt.title("One nudge of w1 on its way to e")
plt.xlabel("change")
plt.grid(visible=False, axis="y")
plt.show()

# %% check
assert abs(changes["h"] - nudge * x) < 1e-12
assert abs(changes["y"] - changes["h"] * w2) < 1e-12
assert abs(factors["e"] - (2 * before["m"] + nudge)) < 1e-9
