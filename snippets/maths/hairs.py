"""Draws what becomes of one nudge of w1 on its way to e."""

import matplotlib.pyplot as plt

x, w1, w2, t = 2, 3, 0.5, 5
nudge = 0.01


def run(w1):
    h = w1 * x
    y = w2 * h
    d = y - t
    return {"w1": w1, "h": h, "y": y, "d": d, "e": d**2}


# %% the change of every number
before, after = run(w1), run(w1 + nudge)
changes = {name: after[name] - before[name] for name in before}

# %% drawn
figure, axes = plt.subplots(figsize=(4.8, 3.6))
rows = list(changes.items())
for row, (name, change) in enumerate(rows):
    axes.plot([-0.044, 0.024], [-row, -row], color="#d1d5db", linewidth=1)
    axes.plot(
        [0, change],
        [-row, -row],
        color="C1",
        linewidth=6,
        solid_capstyle="butt",
    )
    text = f"{change:+.3g}".replace("-", "−")
    axes.text(0.027, -row, f"{name}: {text}", va="center")
    if row:
        ratio = changes[name] / changes[rows[row - 1][0]]
        text = f"× {ratio:.3g}".replace("-", "−")
        axes.text(-0.048, 0.5 - row, text, va="center", ha="right")
axes.plot([0, 0], [0.3, -4.3], color="#6b7280", linewidth=1)
axes.set(title="One nudge of w1, five numbers", xlim=(-0.066, 0.052))
axes.axis("off")
plt.show()

# %% check
assert abs(changes["h"] - nudge * x) < 1e-12
assert abs(changes["y"] - changes["h"] * w2) < 1e-12
assert abs(changes["e"] / changes["d"] - 2 * before["d"]) < 2 * nudge
