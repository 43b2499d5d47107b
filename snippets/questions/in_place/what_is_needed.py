"""May the input of an operation be edited afterwards, and its result?"""

import torch

OPERATIONS = {
    "`u.exp()`": torch.exp,
    "`u.tanh()`": torch.tanh,
    "`u.sigmoid()`": torch.sigmoid,
    "`u.relu()`": torch.relu,
    "`u ** 2`": torch.square,
    "`u.sin()`": torch.sin,
    "`u.log()`": torch.log,
}


def times_three(u):
    return u * 3


def plus_one(u):
    return u + 1


OPERATIONS["`u * 3`"] = times_three
OPERATIONS["`u + 1`"] = plus_one


def gradient(operation, edited):
    """The gradient behind u, or None if backward() refuses."""
    w = torch.tensor([0.5, 2.0], requires_grad=True)
    u = w * 1
    y = operation(u)
    total = y.sum()
    if edited == "input":
        u += 1
    if edited == "result":
        y += 1
    try:
        total.backward()
    except RuntimeError:
        return None
    return w.grad


rows = []
for name, operation in OPERATIONS.items():
    right = gradient(operation, edited="nothing")
    row = {"`y =`": name}
    for edited in ("input", "result"):
        found = gradient(operation, edited)
        if found is None:
            row[f"its {edited} edited"] = "error"
        elif torch.equal(found, right):
            row[f"its {edited} edited"] = "right"
        else:
            row[f"its {edited} edited"] = "wrong"
    rows.append(row)

# %% check
pairs = []
for row in rows:
    pairs.append((row["its input edited"], row["its result edited"]))
assert pairs[:4] == [("right", "error")] * 4
assert pairs[4:7] == [("error", "right")] * 3
assert pairs[7:] == [("right", "right")] * 2
