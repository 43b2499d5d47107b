"""Softmax and cross-entropy, walked back in two parts and in one."""

import torch
from torch.nn import functional as F


def in_two_parts(z, y):
    p = torch.softmax(z, dim=0)
    jacobian = torch.diag(p) - torch.outer(p, p)
    return (-y / p) @ jacobian


results, losses = {}, {}
for name, z in (
    ("ordinary scores", torch.tensor([2.0, 1.0, -1.0])),
    ("sure and wrong", torch.tensor([0.0, 120.0, 1.0])),
    ("sure and right", torch.tensor([120.0, 0.0, 1.0])),
):
    y = torch.tensor([1.0, 0.0, 0.0])
    apart = in_two_parts(z, y)
    fused = torch.softmax(z, dim=0) - y
    z.requires_grad_()
    loss = F.cross_entropy(z, torch.tensor(0))
    loss.backward()
    results[name] = apart, fused, z.grad
    losses[name] = loss.item()
    print(name)
    print("  -y/p times the Jacobian", apart)
    print("  p - y                  ", fused)
    print("  F.cross_entropy        ", z.grad)

loss_far = losses["sure and wrong"]

# %% check
apart, fused, found = results["ordinary scores"]
assert torch.allclose(apart, fused) and torch.allclose(found, fused)
apart, fused, found = results["sure and right"]
assert apart.isnan().any() and torch.equal(fused, found)
apart, fused, found = results["sure and wrong"]
assert apart.isnan().any()
assert torch.equal(fused, found)
assert fused.tolist() == [-1, 1, 0]
assert loss_far == 120
hidden = torch.tensor([0.3, -1.0, 2.0], requires_grad=True)
s, g = torch.softmax(hidden, dim=0), torch.tensor([1.0, -2.0, 0.5])
(back,) = torch.autograd.grad(s, hidden, g)
assert torch.allclose(back, s * (g - (g * s).sum()), atol=1e-6)
