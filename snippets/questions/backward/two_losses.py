"""A trunk with two heads: losses added up, or walked one by one."""

import torch
from torch import nn

torch.manual_seed(0)
trunk = nn.Sequential(nn.Linear(4, 8), nn.Tanh())
head1, head2 = nn.Linear(8, 1), nn.Linear(8, 1)
x = torch.randn(10, 4)
visits = 0


def count(_gradients):
    global visits
    visits += 1


def forward():
    global visits
    visits = 0
    trunk.zero_grad()
    h = trunk(x)
    h.grad_fn.register_prehook(count)
    return head1(h).pow(2).mean(), head2(h).abs().mean()


loss1, loss2 = forward()
(loss1 + loss2).backward()
together = trunk[0].weight.grad.clone()
once = visits
print("added up:   the trunk is walked", once, "time")

loss1, loss2 = forward()
loss1.backward(retain_graph=True)
of_loss1 = trunk[0].weight.grad.norm().item()
loss2.backward()
twice = visits
print("one by one: the trunk is walked", twice, "times")
same = torch.allclose(trunk[0].weight.grad, together)
print("the same gradient:", same)
print(f"of the first loss alone: length {of_loss1:.4f}")

# %% check
assert (once, twice) == (1, 2)
assert same
