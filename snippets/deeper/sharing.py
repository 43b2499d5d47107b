"""Edits of a saved tensor's memory, and whether PyTorch notices."""

import torch

EDITS = [
    "h.add_(100)",
    "h.view(2, 1).add_(100)",
    "h.detach().add_(100)",
    "h.clone().add_(100)",
    "h.data.add_(100)",
    "h.detach().numpy()[:] += 100",
    "torch.from_dlpack(h.detach()).add_(100)",
    "torch.empty(0).set_(h.detach()).add_(100)",
]


def run(edit):
    """Edit h, which a product has saved; return what happened."""
    w = torch.tensor([1.0, 1.0], requires_grad=True)
    h = w * 3
    y = h * h
    exec(edit, {"torch": torch, "h": h})
    row = {"edit": f"`{edit}`", "h is then": h[0].item()}
    row["version"] = h._version
    try:
        y.sum().backward()
        row["gradient"] = w.grad[0].item()
    except RuntimeError:
        row["gradient"] = "error"
    return row


rows = [run(edit) for edit in EDITS]
right = run("pass")["gradient"]
wrong = rows[-1]["gradient"]
silent = sum(row["gradient"] == wrong for row in rows)

# %% check
for row in rows[:3]:
    assert row["version"] == 1 and row["gradient"] == "error"
assert rows[3]["h is then"] == 3 and rows[3]["gradient"] == right
assert silent == 4
assert right == 2 * 3 * 3  # h * h, and h is three times w
for row in rows[4:]:
    assert row["version"] == 0 and row["gradient"] == 2 * 103 * 3
