"""One lap of learning: what each line changes."""

import matplotlib.pyplot as plt
import torch

w1 = torch.tensor(3.0, requires_grad=True)
w2 = torch.tensor(0.5, requires_grad=True)
lr = 0.01
optimizer = torch.optim.SGD([w1, w2], lr=lr)
rows = []


def written(number):
    return f"{number:.4g}".replace("-", "−")


def note(line, *error):
    """Keep what the error, if there is one, and the others are now."""
    numbers = [written(each.item()) for each in error] or [""]
    for tensor in (w1, w2, w1.grad, w2.grad):
        if tensor is None:
            numbers.append("None")
        else:
            numbers.append(written(tensor.item()))
    rows.append((line, numbers))


# %% one lap
note("at first")
error = (w2 * (w1 * 2.0) - 5.0) ** 2
note("error = ...", error)
error.backward()
note("error.backward()", error)
optimizer.step()
note("optimizer.step()", error)
optimizer.zero_grad()
note("optimizer.zero_grad()", error)

# %% drawn
HEADS = ["error", "w1", "w2", "w1\n.grad", "w2\n.grad"]
COLUMNS = [49, 60, 71, 82.5, 94.5]
ASKED = {1: 0, 2: 4, 3: 2}  # the column that a reader is asked for


def frame(done):
    """The lines, and the numbers after each that has run."""
    axes = plt.figure(figsize=(4.45, 2.55)).add_subplot()
    axes.set(xlim=(0, 100), ylim=(-5.6, 1.15))
    axes.axis("off")
    for column, head in zip(COLUMNS, HEADS):
        text = axes.text(column, -0.25, head, weight="bold")
        text.set(ha="center", va="baseline", linespacing=1.4)
    previous = rows[0][1]
    for place, (line, numbers) in enumerate(rows):
        y = -1 - place
        axes.axhline(y + 0.5, color="#d1d5db", linewidth=0.8)
        text = axes.text(0, y, line, va="center", size=11.8)
        text.set(color="black" if place <= done else "#6b7280")
        if place > done:
            continue
        for column, number in enumerate(numbers):
            across = COLUMNS[column]
            text = axes.text(across, y, number, ha="center", va="center")
            if number != previous[column]:
                text.set(color="C1")
                if place == done and ASKED.get(done) == column:
                    text.set(weight="bold")
        previous = numbers
    plt.show()


for done in range(len(rows)):
    frame(done)


# %% said
def turned(place):
    """How a step has changed one of the two parameters."""
    old, gradient = rows[2][1][place], rows[2][1][place + 2]
    return f"{old} − {lr} × ({gradient}) = {rows[3][1][place]}"


old = " and ".join(rows[2][1][1:3])
sentences = [
    "Next comes the forward pass. What is the error?",
    "No parameter and no gradient has changed yet. What will w2.grad be?",
    (
        f"The parameters are still {old}. With a learning rate of {lr}, "
        "what does the step make of w2?"
    ),
    f"{turned(1)} and {turned(2)}. The old gradients are still there.",
    "The gradients are cleared, and the next round can begin.",
]
asks = ["", "the error", "w2.grad", "the new w2", ""]

# %% check
changes = [
    [old != new for old, new in zip(before, after)]
    for (_, before), (_, after) in zip(rows, rows[1:])
]
assert changes == [
    [True, False, False, False, False],
    [False, False, False, True, True],
    [False, True, True, False, False],
    [False, False, False, True, True],
]
assert rows[1][1][0] == "4"
assert rows[3][1][1:] == ["3.04", "0.74", "−4", "−24"]
assert turned(2) == "0.5 − 0.01 × (−24) = 0.74"
