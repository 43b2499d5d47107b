"""Formulas that are right on paper, and their stable twins."""

import torch
from torch.nn.functional import logsigmoid, softplus


def softplus_by_hand(z):
    return torch.log(1 + torch.exp(z))


def logsigmoid_by_hand(z):
    return torch.log(torch.sigmoid(z))


pairs = {}
print("                      z value slope")


def compare(start, *functions):
    for function in functions:
        z = torch.tensor(start, requires_grad=True)
        y = function(z)
        y.backward()
        name = function.__name__.replace("log_s", "logs")
        pairs[name, start] = (y.item(), z.grad.item())
        print(f"{name:18} {start:4.0f} {y.item():5.0f}", end=" ")
        print(f"{z.grad.item():4.0f}")


for start in (10.0, 100.0):
    compare(start, softplus_by_hand, softplus)
for start in (-10.0, -110.0):
    compare(start, logsigmoid_by_hand, logsigmoid)

# %% check
for name, start in (("softplus", 100.0), ("logsigmoid", -110.0)):
    assert pairs[name, start] == (start, 1)
    value, gradient = pairs[f"{name}_by_hand", start]
    assert abs(value) == float("inf") and str(gradient) == "nan"
