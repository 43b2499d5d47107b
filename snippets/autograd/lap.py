"""One lap of learning: what each line changes."""

import matplotlib.pyplot as plt
import torch

w1 = torch.tensor(3.0, requires_grad=True)
w2 = torch.tensor(0.5, requires_grad=True)
optimizer = torch.optim.SGD([w1, w2], lr=0.01)
rows = []


def written(tensor):
    if tensor is None:
        return "None"
    return f"{tensor.item():.4g}".replace("-", "−")


def note(line):
    tensors = w1, w2, w1.grad, w2.grad
    rows.append((line, [written(tensor) for tensor in tensors]))


# %% one lap
note("at first")
error = (w2 * (w1 * 2.0) - 5.0) ** 2
note("error = ...")
error.backward()
note("error.backward()")
optimizer.step()
note("optimizer.step()")
optimizer.zero_grad()
note("optimizer.zero_grad()")

# %% drawn
HEADS = ["w1", "w2", "w1.grad", "w2.grad"]
COLUMNS = [46, 58, 74, 92]
figure, axes = plt.subplots(figsize=(4.8, 2.6))
axes.set(xlim=(0, 100), ylim=(-5.6, 0.8))
axes.axis("off")
for column, head in zip(COLUMNS, HEADS):
    axes.text(column, 0, head, ha="center", va="center", weight="bold")
previous = rows[0][1]
for number, (line, numbers) in enumerate(rows, start=1):
    axes.axhline(0.5 - number, color="#d1d5db", linewidth=0.8)
    axes.text(0, -number, line, va="center", size=11.8)
    for place, text in enumerate(numbers):
        changed = text != previous[place]
        axes.text(
            COLUMNS[place],
            -number,
            text,
            ha="center",
            va="center",
            color="C1" if changed else "black",
            weight="bold" if changed else "normal",
        )
    previous = numbers
plt.show()

# %% check
changes = [
    [old != new for old, new in zip(before, after)]
    for (_, before), (_, after) in zip(rows, rows[1:])
]
assert changes == [
    [False, False, False, False],
    [False, False, True, True],
    [True, True, False, False],
    [False, False, True, True],
]
assert rows[3][1] == ["3.04", "0.74", "−4", "−24"]
