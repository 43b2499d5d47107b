"""backward() where no tensor requires a gradient."""

import torch

a = torch.tensor(3.0)
b = a * 2 + 1
print("grad_fn:", b.grad_fn)
try:
    b.backward()
except RuntimeError as problem:
    message = str(problem)
    print(message)

# %% check
assert b.grad_fn is None
assert "does not require grad" in message
