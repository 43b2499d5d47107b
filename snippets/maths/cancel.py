"""The same sum written in two orders, and its slope in PyTorch."""

import torch

big = 1e8

w = torch.tensor(1.0, requires_grad=True)
y = w * 1 + w * big - w * big
y.backward()
one_order = w.grad.item()

w = torch.tensor(1.0, requires_grad=True)
y = w * big - w * big + w * 1
y.backward()
other_order = w.grad.item()

print("slopes:", one_order, other_order)

# %% check
exact = 1 + big - big  # Python's own numbers have more digits
assert one_order == exact == 1
assert other_order == 0
