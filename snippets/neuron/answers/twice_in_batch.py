"""One example, and the same example twice in a mini-batch."""

import torch


def slope(x, of):
    w = torch.tensor(3.0, requires_grad=True)
    of((0.5 * (w * x) - 5) ** 2).backward()
    return w.grad.item()


once, twice = torch.tensor([2.0]), torch.tensor([2.0, 2.0])
print("once: ", slope(once, torch.mean))
print("twice:", slope(twice, torch.mean), "in the mean,", end=" ")
print(slope(twice, torch.sum), "in the sum")

# %% check
assert slope(once, torch.mean) == slope(twice, torch.mean) == -4
assert slope(twice, torch.sum) == -8
