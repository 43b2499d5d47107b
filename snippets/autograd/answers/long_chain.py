"""Twenty thousand additions, walked back by PyTorch."""

import torch

a = total = torch.tensor(1.0, requires_grad=True)
for _ in range(20_000):
    total = total + a
total.backward()
print("a.grad:", a.grad.item())

# %% check
assert a.grad == 20_001
