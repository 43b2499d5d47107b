"""The second input is nought: whose slopes are too?"""

import torch

w = torch.tensor([[3.0, -1.0], [1.0, -3.0]], requires_grad=True)
b = torch.tensor([1.0, 0.0], requires_grad=True)
v = torch.tensor([0.5, 4.0], requires_grad=True)
h = torch.relu((w * torch.tensor([2.0, 0.0])).sum(1) + b)
((v * h).sum() - 5).pow(2).backward()
print("first neuron: ", w.grad[0].tolist(), b.grad[0].item())
print("second neuron:", w.grad[1].tolist(), b.grad[1].item())

# %% check
assert h.tolist() == [7, 2]
message = 2 * (0.5 * 7 + 4 * 2 - 5)
assert w.grad.tolist() == [[message * 0.5 * 2, 0], [message * 4 * 2, 0]]
assert b.grad.tolist() == [message * 0.5, message * 4]
