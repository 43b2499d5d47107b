"""Gradient clipping, and one gradient that is not a number."""

import torch
from torch import nn


def set_gradients():
    sick, healthy = nn.Parameter(torch.zeros(2)), nn.Parameter(torch.zeros(2))
    sick.grad = torch.tensor([float("nan"), 1.0])
    healthy.grad = torch.tensor([3.0, 4.0])
    return [sick, healthy]


parameters = set_gradients()
norm = nn.utils.clip_grad_norm_(parameters, max_norm=1.0)
by_norm = [p.grad.tolist() for p in parameters]
print("norm ", norm.item(), by_norm)

parameters = set_gradients()
nn.utils.clip_grad_value_(parameters, 1.0)
by_value = [p.grad.tolist() for p in parameters]
print("value", by_value)

# %% a step that is left out
parameters = set_gradients()
optimizer = torch.optim.Adam(parameters)
try:
    nn.utils.clip_grad_norm_(parameters, 1.0, error_if_nonfinite=True)
    optimizer.step()
except RuntimeError as error:
    print(str(error).partition(",")[0])
    optimizer.zero_grad()
untouched = [p.tolist() for p in parameters]

# %% a step that is taken
parameters = set_gradients()
optimizer = torch.optim.Adam(parameters)
optimizer.step()
for p in parameters:
    p.grad = torch.ones(2)
optimizer.step()  # with good gradients again
later = [round(p[0].item(), 4) for p in parameters]
print("after two steps:", later)

# %% check
assert norm.isnan()
assert all(str(value) == "nan" for grad in by_norm for value in grad)
assert by_value[1] == [1, 1] and str(by_value[0][0]) == "nan"
assert untouched == [[0, 0], [0, 0]]
assert str(later[0]) == "nan" and later[1] < 0
replaced = torch.tensor([float("nan"), float("inf")]).nan_to_num()
assert replaced[0] == 0 and replaced[1] > 1e38
