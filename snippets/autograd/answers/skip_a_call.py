"""Forget to call the last function."""

import torch

w = torch.tensor(3.0, requires_grad=True)
y = w * 2.0
with torch.no_grad():
    message, _ = y.grad_fn(torch.tensor(1.0))
print("message:", message.item(), " w.grad:", w.grad)

# %% check
assert message == 2
assert w.grad is None
