"""What a gradient, a Hessian and one product with a Hessian cost."""

import torch
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

torch.manual_seed(0)
n = 100
net = nn.Sequential(nn.Linear(n, 64), nn.Tanh(), nn.Linear(64, 1))
net.requires_grad_(False)  # only the inputs are asked about
x = torch.randn(1, n, requires_grad=True)
v = torch.randn(1, n)

with FlopCounterMode(display=False) as forward:
    y = net(x).sum()
with FlopCounterMode(display=False) as first:
    (slopes,) = torch.autograd.grad(y, x, create_graph=True)
with FlopCounterMode(display=False) as product:
    (along_v,) = torch.autograd.grad(slopes, x, v, retain_graph=True)
with FlopCounterMode(display=False) as second:
    rows = []
    for slope in slopes[0]:  # one walk for each
        (row,) = torch.autograd.grad(slope, x, retain_graph=True)
        rows.append(row[0])
hessian = torch.stack(rows)

unit = forward.get_total_flops()
gradient = first.get_total_flops() / unit
one_product = product.get_total_flops() / unit
whole = second.get_total_flops() / unit
print(f"gradient, {slopes.numel():,} numbers: {gradient:.2f} forward passes")
print(f"Hessian, {hessian.numel():,} numbers: {whole:.2f} forward passes")
print(f"Hessian times a vector: {one_product:.2f} forward passes")

# %% check
assert torch.allclose(along_v, v @ hessian, atol=1e-5)
assert gradient == 1
assert 1.9 < one_product < 2
assert abs(whole - n * one_product) < 1e-6
