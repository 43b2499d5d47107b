"""None or zeros for what the loss does not depend on, and a copy."""

import torch

x = torch.ones(2, requires_grad=True)
y = torch.ones(2, requires_grad=True)
loss = (x**2).sum()

as_none = torch.autograd.grad(loss, [x, y], allow_unused=True)
print("allow_unused=True:     ", as_none)
loss = (x**2).sum()
as_zeros = torch.autograd.grad(loss, [x, y], materialize_grads=True)
print("materialize_grads=True:", as_zeros)

# %% a copy made too late
loss = (x**2).sum()
copy = x.clone()  # looks like x, and the loss has not gone through it
try:
    torch.autograd.grad(loss, [copy])
except RuntimeError as error:
    message = str(error)
    print("RuntimeError:", message)

# %% check
assert as_none[1] is None
assert as_zeros[1].tolist() == [0, 0]
assert "index 0 appears to not have been used in the graph" in message
