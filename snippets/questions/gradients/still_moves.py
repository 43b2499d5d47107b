"""How far an optimizer moves w for a gradient of zero, and for None."""

import torch
from torch.optim import SGD, Adam, AdamW

OPTIMIZERS = {
    "SGD": (SGD, {}),
    "SGD with weight decay": (SGD, {"weight_decay": 0.1}),
    "SGD with momentum": (SGD, {"momentum": 0.9}),
    "Adam": (Adam, {}),
    "AdamW": (AdamW, {}),
}


def moved(name, gradient, first=1.0):
    """A step with the gradient `first`, then one with this gradient."""
    make, options = OPTIMIZERS[name]
    w = torch.tensor([1.0], requires_grad=True)
    optimizer = make([w], lr=0.1, **options)
    (first * w).sum().backward()
    optimizer.step()
    before = w.item()
    w.grad = gradient
    optimizer.step()
    return before - w.item()


rows = []
for name in OPTIMIZERS:
    rows.append(
        {
            "optimizer": name,
            "gradient zero": round(moved(name, torch.zeros(1)), 4),
            "gradient None": round(moved(name, None), 4),
            "always zero": round(moved(name, torch.zeros(1), first=0.0), 4),
        }
    )

# %% check
assert [row["gradient None"] for row in rows] == [0] * 5
assert rows[0]["gradient zero"] == 0
assert all(row["gradient zero"] > 0 for row in rows[1:])
always = [row["always zero"] > 0 for row in rows]
assert always == [False, True, False, False, True]
