"""A root of nought behind a mask, in a model with several layers."""

import torch
from torch import nn

from nan_hunter import NanHunter, NotFinite


class Unit(nn.Module):
    """Makes every row one long; a row of noughts stays as it is."""

    def forward(self, x):
        lengths = x.square().sum(dim=1, keepdim=True).sqrt()
        return torch.where(lengths > 0, x / (lengths + 1e-6), x)


def step(model, inputs):
    model(inputs).sum().backward()


torch.manual_seed(0)
model = nn.Sequential(
    nn.Linear(4, 8, bias=False), Unit(), nn.Linear(8, 8), nn.Tanh(), Unit()
)
inputs = torch.randn(3, 4)
inputs[1] = 0  # one of the examples is empty
told = ""
try:
    with NanHunter():
        step(model, inputs)
except NotFinite as error:
    told = str(error)
print(told)

# %% without the hunter
for parameter in model.parameters():
    parameter.grad = None
step(model, inputs)
bad = [n for n, p in model.named_parameters() if not p.grad.isfinite().all()]
print("slopes that are not finite:", ", ".join(bad) or "none")

# %% check
assert told.startswith("SqrtBackward0 sent a slope that is not finite")
assert "lengths = x.square()" in told
