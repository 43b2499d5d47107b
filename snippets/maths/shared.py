"""Draws every multiplication for the slopes of three weights."""

import matplotlib.pyplot as plt

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
plt.figure(figsize=(4.8, 3.2))
for row, weight in enumerate(factors):
    plt.text(0.3, -row, weight, va="center", ha="center", weight="bold")
    (letters, product), *others = factors[weight]
    for column, (letter, value) in enumerate(others, 1):
        letters = f"{letters} {letter}"
        product = product * value
        colour = "#6b7280" if letters in known else "C1"
        line = "--" if letters in known else "-"
        known.add(letters)
        boxes += 1
        box = plt.Rectangle(
            (column - 0.45, -row - 0.36),
            0.9,
            0.72,
            facecolor="none",
            edgecolor=colour,
            linestyle=line,
            linewidth=1.8,
        )
        plt.gca().add_patch(box)
        step = "2 × m" if column == 1 else f"× {letter}"
        for height, text in ((0.14, step), (-0.16, f"{product:g}")):
            plt.text(
                column,
                height - row,
                text,
                va="center",
                ha="center",
                color=colour,
            )
    slopes[weight] = product
plt.title("The products behind three slopes")
plt.xlim(0, 4.6)
plt.ylim(-2.5, 0.5)
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
