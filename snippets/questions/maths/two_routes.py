"""One input, two models: each route alone, both at once, one by one."""

import torch
from torch import nn

torch.manual_seed(0)
first, second = nn.Linear(3, 1), nn.Linear(3, 1)
x = torch.tensor([[1.0, 2.0, 3.0]], requires_grad=True)

loss1 = first(x).pow(2).sum()
loss2 = second(x).pow(2).sum()
(alone1,) = torch.autograd.grad(loss1, x, retain_graph=True)
(alone2,) = torch.autograd.grad(loss2, x, retain_graph=True)
print("first route ", alone1)
print("second route", alone2)

(loss1 + loss2).backward()
print("both        ", x.grad)

# %% check
assert torch.allclose(x.grad, alone1 + alone2)
