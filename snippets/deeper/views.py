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


def run(view):
    """Multiply the view by ten, walk back, and say what happened."""
    w = torch.tensor([1.0, 2.0], requires_grad=True)
    y = w * 1
    names = {"torch": torch, "y": y}
    exec(view, names)
    row = {
        "view": f"`{view}`",
        "y afterwards": None,
        "its grad_fn": None,
        "w.grad": None,
        "error": None,
    }
    try:
        names["v"].mul_(10)
    except RuntimeError as error:
        row["error"] = f"{str(error)[:27]}..."
        return row
    y.sum().backward()
    row["y afterwards"] = str(y.tolist())
    row["its grad_fn"] = f"`{y.grad_fn.name().split('::')[-1]}`"
    row["w.grad"] = str(w.grad.tolist())
    return row


rows = [run(view) for view in VIEWS]

# %% check
for row in rows[:3]:
    assert row["its grad_fn"] == "`CopySlices`"
assert [row["w.grad"] for row in rows[:2]] == ["[10.0, 1.0]", "[10.0, 10.0]"]
for row, name in zip(rows[3:7], ("Split", "Split", "Unbind", "Unbind")):
    assert row["error"].startswith(f"Output 0 of {name}")
assert rows[7]["error"].startswith("A view was created in no_gr")
assert (
    rows[8]["y afterwards"] == "[10.0, 2.0]"
    and rows[8]["w.grad"] == "[1.0, 1.0]"
)
