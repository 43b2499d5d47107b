"""Draws what a nudge of w1 becomes on its way to the error."""

import matplotlib.pyplot as plt

x, w1, w2, t = 2, 3, 0.5, 5
nudge = 0.01


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
plt.figure(figsize=(4.8, 3.9))
for row, name in enumerate(names):
    change = f"{changes[name]:+.4g}".replace("-", "−")
    plt.barh(-row, changes[name], height=0.36, color="C1")
    plt.text(-0.062, -row, name, va="center", weight="bold")
    plt.text(0.026, -row, change, va="center")
    if row > 0:
        factor = f"{factors[name]:.3g}".replace("-", "−")
        if factors[name] < 0:
            factor = f"({factor})"
        plt.text(-0.062, 0.5 - row, f"↓ × {factor}", va="center")
plt.plot([0, 0], [0.4, -4.4], color="#6b7280", linewidth=1)
plt.title("One nudge of w1 on its way to e")
plt.xlim(-0.064, 0.042)
plt.axis("off")
plt.show()

# %% check
assert abs(changes["h"] - nudge * x) < 1e-12
assert abs(changes["y"] - changes["h"] * w2) < 1e-12
assert abs(factors["e"] - (2 * before["m"] + nudge)) < 1e-9
