"""Two hidden neurons that begin with the same numbers, after 100 steps."""

import torch

w = torch.tensor([[0.3, -0.1], [0.3, -0.1]], requires_grad=True)
b = torch.zeros(2, requires_grad=True)
v = torch.tensor([0.5, 0.5], requires_grad=True)
x = torch.tensor([2.0, 1.0])
lr = 0.01
for _ in range(100):
    # w[:, 0] is the first column
    h = torch.tanh(w[:, 0] * x[0] + w[:, 1] * x[1] + b)
    error = (v[0] * h[0] + v[1] * h[1] - 1.2) ** 2
    error.backward()
    with torch.no_grad():
        for parameter in (w, b, v):
            parameter -= lr * parameter.grad
            parameter.grad = None
first, second = w.detach()
print("first: ", first)
print("second:", second)

# %% check
assert torch.equal(first, second)
assert (first - torch.tensor([0.3, -0.1])).abs().min() > 0.1
same = torch.equal(first, second)
outcome = "they stay the same" if same else "they become different"
