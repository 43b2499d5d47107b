"""Edits of a saved tensor's memory, and whether PyTorch notices."""

import torch

WAYS = [
    "h",
    "h.view(2, 1)",
    "d",
    "h.clone()",
    "h.data",
    "d.numpy()",
    "torch.from_dlpack(d)",
    "torch.empty(0).set_(d)",
]


def run(way, amount=100):
    """Add to the memory of h, which a product has saved."""
    w = torch.tensor([1.0, 1.0], requires_grad=True)
    h = w * 3
    y = h * h
    names = {"torch": torch, "h": h, "d": h.detach()}
    exec(f"same = {way}", names)
    names["same"] += amount
    try:
        y.sum().backward()
        gradient = w.grad[0].item()
    except RuntimeError:
        gradient = "error"
    return {
        "same": f"`{way}`",
        "version": h._version,
        "gradient": gradient,
    }


rows = [run(way) for way in WAYS]
right = run("h.clone()", amount=0)["gradient"]
wrong = rows[-1]["gradient"]
silent = sum(row["gradient"] == wrong for row in rows)

# %% check
for row in rows[:3]:
    assert row["version"] == 1 and row["gradient"] == "error"
assert rows[3]["version"] == 0 and rows[3]["gradient"] == right
assert right == 2 * 3 * 3  # h * h, and h is three times w
for row in rows[4:]:
    assert row["version"] == 0 and row["gradient"] == 2 * 103 * 3
