"""The first layer's slopes as an outer product."""

import torch

to_z = torch.tensor([-2.0, 0.0])
x = torch.tensor([2.0, 1.0])
by_hand = [[message * number for number in (2, 1)] for message in (-2, 0)]
print("by hand:", by_hand)

w = torch.tensor([[3.0, -1.0], [1.0, -3.0]], requires_grad=True)
(w @ x).backward(to_z)
print("PyTorch:", w.grad.tolist())

# %% check
assert w.grad.tolist() == by_hand
