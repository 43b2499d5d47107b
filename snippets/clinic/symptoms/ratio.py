"""How far does one step move each weight, compared with its size?"""

# %% symptom
import torch
from torch import nn


def ratios(lr):
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(4, 16), nn.Tanh(), nn.Linear(16, 1))
    inputs, targets = torch.randn(32, 4), torch.randn(32, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    before = [p.detach().clone() for p in model.parameters()]
    nn.functional.mse_loss(model(inputs), targets).backward()
    optimizer.step()
    moved = {}
    for (name, p), old in zip(model.named_parameters(), before):
        moved[name] = ((p - old).norm() / old.norm()).item()
    return moved


tiny = ratios(lr=1e-6)
for name, ratio in tiny.items():
    print(f"{name:9} {ratio:.0e}")

# %% cure
usual = ratios(lr=0.01)
for name, ratio in usual.items():
    print(f"{name:9} {ratio:.0e}")

# %% check
assert max(tiny.values()) < 1e-5
assert min(usual.values()) > 1e-4
assert max(usual.values()) < 1e-1
