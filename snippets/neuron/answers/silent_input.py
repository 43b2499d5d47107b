"""The second input is zero: which gradients are zero too?"""

import torch

x1, x2, t = 2.0, 0.0, 5.0
w = torch.tensor([[3.0, -1.0], [1.0, -3.0]], requires_grad=True)
b = torch.tensor([1.0, 0.0], requires_grad=True)
v = torch.tensor([0.5, 4.0], requires_grad=True)
# w[:, 0] is the first column, one weight of each neuron
h = torch.relu(w[:, 0] * x1 + w[:, 1] * x2 + b)
error = (v[0] * h[0] + v[1] * h[1] - t) ** 2
error.backward()
print("first neuron: ", w.grad[0].tolist(), b.grad[0].item())
print("second neuron:", w.grad[1].tolist(), b.grad[1].item())

# %% check
assert h.tolist() == [7, 2]
to_y = 2 * (0.5 * 7 + 4 * 2 - 5)
assert w.grad.tolist() == [[to_y * 0.5 * 2, 0], [to_y * 4 * 2, 0]]
assert b.grad.tolist() == [to_y * 0.5, to_y * 4]
