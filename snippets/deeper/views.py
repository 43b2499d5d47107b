"""Edits through views: recorded, refused, or not recorded at all."""

import torch

VIEWS = [
    "v = y[:1]",
    "v = y.view(2, 1)",
    "v = y.tensor_split(2)[0]",
    "v = y.split(1)[0]",
    "v = y.chunk(2)[0]",
    "v = y.unbind()[0]",
    "v, _ = y",
    "with torch.no_grad(): v = y[:1]",
    "v = y.detach()[:1]",
]


messages = []


def run(view):
    """Multiply the view by ten, walk back, and say what happened."""
    w = torch.tensor([1.0, 2.0], requires_grad=True)
    y = w * 1
    names = {"torch": torch, "y": y}
    exec(view, names)
    row = {
        "view": f"`{view}`",
        "error": False,
        "y": None,
        "grad_fn of y": None,
        "w.grad": None,
    }
    try:
        names["v"].mul_(10)
    except RuntimeError as error:
        messages.append(str(error))
        row["error"] = True
        return row
    y.sum().backward()
    row["y"] = str(y.int().tolist())
    row["grad_fn of y"] = f"`{y.grad_fn.name().split('::')[-1]}`"
    row["w.grad"] = str(w.grad.int().tolist())
    return row


rows = [run(view) for view in VIEWS]

# %% check
for row in rows[:3]:
    assert row["grad_fn of y"] == "`CopySlices`"
assert [row["w.grad"] for row in rows[:2]] == ["[10, 1]", "[10, 10]"]
assert [row["error"] for row in rows[3:8]] == [True] * 5
for message in messages[:4]:
    assert "a function that returns multiple views" in message
assert "A view was created in no_grad mode" in messages[4]
assert rows[8]["y"] == "[10, 2]" and rows[8]["w.grad"] == "[1, 1]"
