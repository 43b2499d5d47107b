"""Two hidden neurons that begin alike in all, after a hundred steps."""

import torch

w = torch.tensor([[0.3, -0.1], [0.3, -0.1]], requires_grad=True)
b = torch.zeros(2, requires_grad=True)
v = torch.tensor([0.5, 0.5], requires_grad=True)
x = torch.tensor([2.0, 1.0])
for _ in range(100):
    h = torch.tanh((w * x).sum(1) + b)
    e = ((v * h).sum() - 1.2) ** 2
    e.backward()
    with torch.no_grad():
        for dial in (w, b, v):
            dial -= 0.01 * dial.grad
            dial.grad = None
first, second = w.detach()
print("first neuron: ", [round(number, 4) for number in first.tolist()])
print("second neuron:", [round(number, 4) for number in second.tolist()])

# %% check
assert torch.equal(first, second)
assert (first - torch.tensor([0.3, -0.1])).abs().min() > 0.1
