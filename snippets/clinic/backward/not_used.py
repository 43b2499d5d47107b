"""A gradient with respect to something the loss does not depend on."""

# %% message
import torch
from torch import nn

model = nn.ModuleDict({"head": nn.Linear(2, 1), "other": nn.Linear(2, 1)})
x = torch.ones(4, 2)
params = list(model.parameters())

loss = model["head"](x).sum()  # the other layer is never called
try:
    torch.autograd.grad(loss, params)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
loss = model["head"](x).sum()
grads = torch.autograd.grad(loss, params, allow_unused=True)
unused = [
    name
    for (name, _), grad in zip(model.named_parameters(), grads, strict=True)
    if grad is None
]
print("not used:", unused)

loss = model["head"](x).sum() + model["other"](x).sum()
grads = torch.autograd.grad(loss, params)
print("gradients:", [list(grad.shape) for grad in grads])

# %% check
assert "appears to not have been used in the graph" in message
assert unused == ["other.weight", "other.bias"]
assert all(grad.abs().sum() > 0 for grad in grads)
