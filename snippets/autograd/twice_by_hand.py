"""A function called by hand may be called again, and frees nothing."""

import torch

w = torch.tensor(3.0, requires_grad=True)
y = w * w
square = y.grad_fn
with torch.no_grad():
    print(*[m.item() for m in square(torch.tensor(1.0))])
    print(*[m.item() for m in square(torch.tensor(10.0))])
print("still saved:", square._saved_self.item())
y.backward()
print("backward after that:", w.grad.item())

# %% check
assert w.grad == 6
