"""How large the gradient of each parameter is, in a row each."""

import torch
from torch import nn

torch.manual_seed(0)
layers = []
for _ in range(4):
    layers += [nn.Linear(16, 16), nn.Sigmoid()]
model = nn.Sequential(*layers)
model.add_module("unused", nn.Linear(16, 16))
x, target = torch.randn(32, 16), torch.rand(32, 16)

y = x
for layer in layers:
    y = layer(y)
loss = nn.functional.mse_loss(y, target)
loss.backward()

lr = 0.1
norms = {}
for name, p in model.named_parameters():
    if name.endswith("bias"):
        continue
    if p.grad is None:
        print(f"{name:14} no gradient")
        continue
    norms[name] = p.grad.norm().item()
    update = lr * norms[name] / p.detach().norm().item()
    print(f"{name:14} gradient {norms[name]:.1e}  update/weight {update:.0e}")

ratio = norms["6.weight"] / norms["0.weight"]

# %% check
assert model.unused.weight.grad is None
assert list(norms.values()) == sorted(norms.values())
assert ratio > 100
