"""Ways to make a tensor, and which of them keep a gradient."""

import warnings

import torch

plain = torch.tensor(2.0)
w = torch.tensor(3.0, requires_grad=True)
parameter = torch.nn.Parameter(torch.tensor(3.0))

retained = w * 2
retained.retain_grad()
with torch.no_grad():
    unrecorded = w * 2
    view = w.view(1)
    new = torch.tensor(1.0, requires_grad=True)
stepped = torch.tensor(3.0, requires_grad=True)
with torch.no_grad():
    stepped -= 0.1

tensors = {
    "`torch.tensor(2.0)`": plain,
    "`torch.tensor(3.0, requires_grad=True)`": w,
    "`nn.Parameter(torch.tensor(3.0))`": parameter,
    "`plain * 2`": plain * 2,
    "`w * 2`": w * 2,
    "`w * 2`, then `retain_grad()`": retained,
    "`w * 2` under `no_grad`": unrecorded,
    "`w.view(1)` under `no_grad`": view,
    "new, `requires_grad=True`, under `no_grad`": new,
    "`w.detach()`": w.detach(),
    "`w.clone()`": w.clone(),
    "`w.to(torch.float64)`": w.to(torch.float64),
    "`w.to(torch.float32)`, its own dtype": w.to(torch.float32),
    "`w = w - 0.1`": w - 0.1,
    "`w -= 0.1` under `no_grad`": stepped,
}


# %% walk back from each
def keeps_gradient(tensor):
    """Whether its .grad is filled by a backward pass."""
    if not tensor.requires_grad:
        return False
    (tensor * 1).backward()
    with warnings.catch_warnings():
        # PyTorch warns when .grad of a non-leaf is read
        warnings.simplefilter("ignore")
        return tensor.grad is not None


rows = []
for made, tensor in tensors.items():
    node = tensor.grad_fn
    rows.append(
        {
            "tensor": made,
            "leaf": tensor.is_leaf,
            "requires grad": tensor.requires_grad,
            "grad_fn": f"`{node.name()}`" if node else None,
            "keeps .grad": keeps_gradient(tensor),
        }
    )
ways = len(rows)
leaves = sum(row["leaf"] for row in rows)
plain_leaves = sum(row["leaf"] and not row["requires grad"] for row in rows)

# %% check
for row, tensor in zip(rows, tensors.values()):
    assert row["leaf"] == (row["grad_fn"] is None)
    keeps = tensor.is_leaf or tensor.retains_grad
    keeps = keeps and tensor is not view  # no walk reaches it
    assert row["keeps .grad"] == (tensor.requires_grad and keeps)
assert tensors["`w.to(torch.float32)`, its own dtype"] is w
assert unrecorded.requires_grad_().is_leaf
