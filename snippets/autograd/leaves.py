"""Ways to make a tensor, and what PyTorch will keep for it."""

import warnings

import torch

w = torch.tensor(3.0, requires_grad=True)
plain = torch.tensor(2.0)
kept = w * 2
kept.retain_grad()
with torch.no_grad():
    unseen = w * 2
    made_inside = torch.tensor(1.0, requires_grad=True)
moved = torch.tensor(1.0, requires_grad=True).to(torch.float64)
same = w.to(torch.float32)
rebound = w - 0.1
stepped = torch.tensor(3.0, requires_grad=True)
with torch.no_grad():
    stepped -= 0.1

tensors = {
    "`torch.tensor(2.0)`": plain,
    "`torch.tensor(3.0, requires_grad=True)`": w,
    "`nn.Parameter(plain)`": torch.nn.Parameter(plain),
    "`plain * 2`": plain * 2,
    "`w * 2`": w * 2,
    "`w * 2`, then `retain_grad()`": kept,
    "`w * 2` under `no_grad`": unseen,
    "made with `requires_grad=True` under `no_grad`": made_inside,
    "`w.detach()`": w.detach(),
    "`w.clone()`": w.clone(),
    "`w.to(float64)`": moved,
    "`w.to(float32)`, which it has already": same,
    "`w = w - 0.1`": rebound,
    "`w -= 0.1` under `no_grad`": stepped,
}
rows = [
    {
        "tensor": made,
        "leaf": tensor.is_leaf,
        "requires_grad": tensor.requires_grad,
        "grad_fn": tensor.grad_fn and f"`{tensor.grad_fn.name()}`",
        "keeps .grad": tensor.requires_grad
        and (tensor.is_leaf or tensor.retains_grad),
    }
    for made, tensor in tensors.items()
]

# %% check
for row, tensor in zip(rows, tensors.values()):
    assert row["leaf"] == (row["grad_fn"] is None)
    if tensor.requires_grad:
        for weight in (w, tensor):
            if weight.is_leaf or weight.retains_grad:
                weight.grad = None
        (tensor * 1).backward(retain_graph=True)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # PyTorch warns of the question
            assert row["keeps .grad"] == (tensor.grad is not None)
    else:
        assert not row["keeps .grad"]
assert same is w and moved is not w
