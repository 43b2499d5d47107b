"""Draws what b sends to a: at once after each message, or once."""

import matplotlib.pyplot as plt

MESSAGE, GREY = "C1", "#6b7280"


def box(x, y, width, text, weight="normal"):
    outline = plt.Rectangle(
        (x - width / 2, y - 0.32),
        width,
        0.64,
        facecolor="none",
        edgecolor=GREY,
    )
    plt.gca().add_patch(outline)
    style = {"color": MESSAGE, "weight": weight}
    plt.text(x, y, text, ha="center", va="center", **style)


def send(start, end, y, number):
    """An arrow to the left with its message."""
    style = {"arrowstyle": "->", "color": GREY, "linewidth": 1.3}
    plt.annotate("", xy=(end, y), xytext=(start, y), arrowprops=style)
    middle = (start + end) / 2
    style = {"color": MESSAGE, "ha": "center", "va": "bottom"}
    plt.text(middle, y + 0.08, f"{number}", **style)


def total(messages):
    """The messages as a sum, such as 1 + 1 = 2."""
    terms = " + ".join(str(message) for message in messages)
    return f"{terms} = {sum(messages)}"


def head(y, text):
    plt.text(0, y, text, weight="bold", ha="left", va="center")


# %% drawn: a on the left, b in the middle, messages from c on the right
plt.figure(figsize=(4.8, 5.1))
head(0.65, "pass_on_all: b sends after each message")
at_a = []
at_b = []
for y in (-0.2, -1.5):
    at_b.append(1)
    send(7.6, 6.2, y, 1)
    held = total(at_b) if len(at_b) > 1 else "1"
    box(5.3, y, 1.8, held)
    for height in (0.2, -0.28):
        at_a.append(sum(at_b))
        send(4.4, 3.1, y + height, sum(at_b))
box(1.55, -0.85, 3.1, total(at_a), "bold")

head(-3.35, "wait_for_all: b sends once")
waited = [2, 2]
for height in (0.2, -0.28):
    send(7.6, 6.2, -4.2 + height, 1)
    send(4.4, 3.1, -4.2 + height, 2)
box(5.3, -4.2, 1.8, total([1, 1]))
box(1.55, -4.2, 3.1, total(waited), "bold")
for x, name in ((1.55, "at a"), (5.3, "at b"), (7.3, "from c")):
    for y in (-2.3, -5):
        plt.text(x, y, name, ha="center", va="center")
plt.xlim(-0.1, 7.9)
plt.ylim(-5.3, 1)
plt.axis("off")
plt.show()

# %% check
assert (sum(at_a), sum(waited)) == (6, 4)
