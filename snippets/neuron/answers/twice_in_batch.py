"""One example, and the same example twice in a mini-batch."""

import torch


def gradient(x, together):
    w1 = torch.tensor(3.0, requires_grad=True)
    error = together((0.5 * (w1 * x) - 5) ** 2)
    error.backward()
    return w1.grad.item()


once = torch.tensor([2.0])
twice = torch.tensor([2.0, 2.0])
print("once:       ", gradient(once, torch.mean))
print("twice, mean:", gradient(twice, torch.mean))
print("twice, sum: ", gradient(twice, torch.sum))

# %% check
assert gradient(once, torch.mean) == gradient(twice, torch.mean) == -4
assert gradient(twice, torch.sum) == -8
