"""Draws every multiplication for the slopes of three weights."""

import matplotlib.pyplot as plt
from matplotlib.patches import FancyBboxPatch

x, t = 2, 5
w1, w2, w3 = 3, 0.5, 2
h1 = w1 * x
h2 = w2 * h1
y = w3 * h2
m = y - t

# %% the factors of each slope, from the error on
factors = {
    "w₃": [("2", 2), ("m", m), ("h₂", h2)],
    "w₂": [("2", 2), ("m", m), ("w₃", w3), ("h₁", h1)],
    "w₁": [("2", 2), ("m", m), ("w₃", w3), ("w₂", w2), ("x", x)],
}

# %% drawn: a box for each product, grey if it is not new
slopes = {}
known = set()
boxes = 0
plt.figure(figsize=(4.8, 2.7))
for row, weight in enumerate(factors):
    plt.text(0.2, -row, weight, va="center", ha="center", size=14)
    (letters, product), *others = factors[weight]
    for column, (letter, value) in enumerate(others, 1):
        letters = f"{letters} {letter}"
        product = product * value
        is_new = letters not in known
        colour = "C1" if is_new else "#6b7280"
        known.add(letters)
        boxes += 1
        box = FancyBboxPatch((column - 0.46, -row - 0.38), 0.92, 0.76)
        box.set_boxstyle("round", pad=0, rounding_size=0.06)
        box.set(facecolor="none", edgecolor=colour)
        box.set(linewidth=2.4 if is_new else 1.2)
        box.set(linestyle="-" if is_new else "--")
        plt.gca().add_patch(box)
        step = "2 × m" if column == 1 else f"× {letter}"
        centred = {"va": "center", "ha": "center", "color": colour}
        plt.text(column, 0.17 - row, step, **centred)
        is_slope = column == len(others)
        weight_of_text = "bold" if is_slope else "normal"
        result = f"{product:g}"
        plt.text(
            column,
            -0.16 - row,
            result,
            size=14,
            weight=weight_of_text,
            **centred,
        )
    slopes[weight] = product
plt.xlim(0, 4.55)
plt.ylim(-2.45, 0.45)
plt.axis("off")
plt.show()

# %% check
assert (boxes, len(known)) == (9, 6)
assert slopes == {"w₃": 6, "w₂": 24, "w₁": 4}
assert (y, m) == (6, 1)


def error(w1, w2, w3):
    return (w3 * (w2 * (w1 * x)) - t) ** 2


e = error(w1, w2, w3)
assert abs((error(w1 + 1e-7, w2, w3) - e) / 1e-7 - slopes["w₁"]) < 1e-4
assert abs((error(w1, w2 + 1e-7, w3) - e) / 1e-7 - slopes["w₂"]) < 1e-4
assert abs((error(w1, w2, w3 + 1e-7) - e) / 1e-7 - slopes["w₃"]) < 1e-4
