"""Three examples one after the other, and all at once."""

import torch

from textbook import network

x = torch.tensor([[2.0, 1.0], [1.0, 0.0], [0.0, 2.0]])
t = torch.tensor([[5.0], [5.0], [0.0]])


def slopes(x, t, of=torch.sum):
    """The slopes of the output's first weight and of its bias."""
    net = network()
    of((net(x) - t) ** 2).backward()
    return net[2].weight.grad[0, 0].item(), net[2].bias.grad.item()


# %% one after the other
apart = [slopes(x[i : i + 1], t[i : i + 1]) for i in range(3)]
for v1, c in apart:
    print(f"one example: {v1:6.2f} {c:6.2f}")

# %% all at once
in_sum, in_mean = slopes(x, t), slopes(x, t, of=torch.mean)
print(f"their sum:   {in_sum[0]:6.2f} {in_sum[1]:6.2f}")
print(f"their mean:  {in_mean[0]:6.2f} {in_mean[1]:6.2f}")

# %% check
assert apart[0] == (-24, -4)
assert in_sum == tuple(sum(of) for of in zip(*apart))
assert all(abs(3 * m - s) < 1e-5 for m, s in zip(in_mean, in_sum))
