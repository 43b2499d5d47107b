"""The mean of the slopes, and the slope at the mean of the examples."""

import torch

w = torch.tensor(0.5, requires_grad=True)
x, t = torch.tensor([1.0, 3.0]), torch.tensor([1.0, 0.0])


def slope(x, t):
    w.grad = None
    ((w * x - t) ** 2).mean().backward()
    return w.grad.item()


mean_of_slopes, slope_at_mean = slope(x, t), slope(x.mean(), t.mean())
print("mean of the slopes:", mean_of_slopes)
print("slope at the mean: ", slope_at_mean)

# %% check
assert mean_of_slopes == (2 * (0.5 - 1) * 1 + 2 * (1.5 - 0) * 3) / 2
assert slope_at_mean == 2 * (0.5 * 2 - 0.5) * 2
