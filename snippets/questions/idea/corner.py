"""How often relu is asked at its corner, and what it answers there."""

# %% at the corner
import torch
from torch import nn

x = torch.tensor([-1.0, 0.0, 1.0], requires_grad=True)
torch.relu(x).sum().backward()
print("gradient below, at and above zero:", x.grad.tolist())

zero = torch.tensor(0.0, requires_grad=True)
(of_maximum,) = torch.autograd.grad(
    torch.maximum(zero, torch.tensor(0.0)), zero
)
(of_clamp,) = torch.autograd.grad(zero.clamp(min=0), zero)
print("at zero: maximum", of_maximum.item(), "clamp", of_clamp.item())

# %% how often
torch.manual_seed(0)
layer = nn.Linear(100, 1000)
sums = layer(torch.randn(1000, 100))
zeros = (sums == 0).sum().item()
total = sums.numel()
print(f"exactly zero: {zeros} of {total:,} sums")

# %% always at the corner
with torch.no_grad():
    layer.weight.zero_()
    layer.bias.zero_()
torch.relu(layer(torch.randn(1000, 100))).sum().backward()
largest = layer.weight.grad.abs().max().item()
print("weights all zero: largest gradient", largest)

# %% check
assert x.grad.tolist() == [0, 0, 1]
assert (of_maximum, of_clamp) == (0.5, 1)
assert zeros <= 5
assert largest == 0
