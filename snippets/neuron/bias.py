"""A bias, and a weight on an input that is always one."""

import torch


def slopes(bias_is_weight):
    w = torch.tensor([3.0, -1.0], requires_grad=True)
    b = torch.tensor(1.0, requires_grad=True)
    x = torch.tensor([2.0, 1.0])
    last = b * torch.tensor(1.0) if bias_is_weight else b
    z = (w * x).sum() + last
    e = (0.5 * torch.relu(z) - 5) ** 2
    e.backward()
    return w.grad.tolist(), b.grad.item()


as_bias, as_weight = slopes(False), slopes(True)
print("as a bias:        ", as_bias)
print("as a weight on 1: ", as_weight)

# %% check
assert as_bias == as_weight == ([-4, -2], -2)
