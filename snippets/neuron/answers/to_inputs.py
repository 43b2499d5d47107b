"""The gradients of the two inputs, by hand and by PyTorch."""

import torch

x = torch.tensor([2.0, 1.0], requires_grad=True)
w = torch.tensor([[3.0, -1.0], [1.0, -3.0]])
b = torch.tensor([1.0, 0.0])
v = torch.tensor([0.5, 4.0])
h = torch.relu(w @ x + b)  # @ is the matrix multiplication
error = (v @ h - 5) ** 2
error.backward()

to_z1, to_z2 = -2, 0
to_x1 = to_z1 * 3 + to_z2 * 1
to_x2 = to_z1 * -1 + to_z2 * -3
print("by hand:", to_x1, to_x2)
print("PyTorch:", x.grad.tolist())

# %% check
assert x.grad.tolist() == [to_x1, to_x2] == [-6, 2]
