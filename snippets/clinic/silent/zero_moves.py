"""A step with zero gradients, after an ordinary one."""

# %% fault
import torch
from torch.optim import SGD, Adam, AdamW

ways = {
    "SGD": (SGD, {}),
    "SGD with momentum": (SGD, {"momentum": 0.9}),
    "SGD with weight decay": (SGD, {"weight_decay": 0.1}),
    "Adam": (Adam, {}),
    "AdamW": (AdamW, {}),
}


def second_move(kind, options, second_gradient):
    weight = torch.nn.Parameter(torch.ones(1))
    optimizer = kind([weight], lr=0.1, **options)
    weight.grad = torch.ones(1)
    optimizer.step()
    before = weight.item()
    weight.grad = second_gradient
    optimizer.step()
    return weight.item() - before


moved = {}
for name, (kind, options) in ways.items():
    moved[name] = second_move(kind, options, torch.zeros(1))
    print(f"{name:22}{moved[name]:8.4f}")

# %% mend
still = {}
for name, (kind, options) in ways.items():
    still[name] = second_move(kind, options, None)
    print(f"{name:22}{still[name]:8.4f}")

# %% check
assert moved["SGD"] == 0
assert abs(moved["SGD with momentum"] + 0.09) < 1e-6
assert abs(moved["SGD with weight decay"] + 0.1 * 0.1 * 0.89) < 1e-6
assert moved["Adam"] < -0.05
assert moved["AdamW"] < -0.05
assert set(still.values()) == {0}

frozen = torch.nn.Linear(1, 1)
optimizer = torch.optim.Adam(frozen.parameters())
frozen(torch.ones(1, 1)).sum().backward()
optimizer.step()
before = frozen.weight.detach().clone()
frozen.requires_grad_(False)
optimizer.zero_grad()
optimizer.step()
assert torch.equal(frozen.weight, before)
