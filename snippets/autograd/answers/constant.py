"""A graph without any leaf that learns."""

import torch

a = torch.tensor(3.0)
b = a * 2 + 1
print("grad_fn:", b.grad_fn, " requires_grad:", b.requires_grad)
try:
    b.backward()
except RuntimeError as error:
    print(error)
    said = str(error)

# %% check
assert "does not require grad" in said
