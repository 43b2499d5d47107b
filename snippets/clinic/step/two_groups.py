"""The head of a model learns faster than the rest of it."""

# %% message
import torch
from torch import nn

torch.manual_seed(0)
model = nn.ModuleDict({"body": nn.Linear(3, 3), "head": nn.Linear(3, 1)})
x = torch.rand(4, 3)
try:
    optimizer = torch.optim.SGD(
        [
            {"params": model.parameters()},  # the head is among them
            {"params": model["head"].parameters(), "lr": 1.0},
        ],
        lr=0.01,
    )
except ValueError as error:
    message = str(error)
    print(f"ValueError: {message}")

# %% mend
optimizer = torch.optim.SGD(
    [
        {"params": model["body"].parameters()},
        {"params": model["head"].parameters(), "lr": 1.0},
    ],
    lr=0.01,
)
before = {name: p.detach().clone() for name, p in model.named_parameters()}
model["head"](model["body"](x)).mean().backward()
optimizer.step()
rates = {}
for name, p in model.named_parameters():
    moved = (before[name] - p.detach()).norm() / p.grad.norm()
    rates[name] = round(moved.item(), 3)
print(rates)

# %% no mend
for_all = torch.optim.SGD(model.parameters(), lr=0.01)
for_head = torch.optim.SGD(model["head"].parameters(), lr=1.0)
bias = model["head"].bias
start = bias.item()
for_all.step()
for_head.step()  # the same gradient a second time
twice = (start - bias.item()) / bias.grad.item()
print(f"rate of the head: {twice:.2f}")

# %% check
assert message == "some parameters appear in more than one parameter group"
assert rates["body.weight"] == rates["body.bias"] == 0.01
assert rates["head.weight"] == rates["head.bias"] == 1.0
assert abs(twice - 1.01) < 1e-5
