"""The mean of two mini-batches' means, when one is smaller."""

import torch

w = torch.tensor(0.5, requires_grad=True)
x = torch.tensor([1.0, 2.0, 3.0, 4.0, 5.0])
t = torch.tensor([1.0, 1.0, 1.0, 1.0, 9.0])


def slope(*errors):
    w.grad = None
    for error in errors:
        error.backward()  # each adds to what is there
    return w.grad.item()


def errors():
    return (w * x - t) ** 2


whole = slope(errors().mean())
of_means = slope(errors()[:4].mean() / 2, errors()[4:].mean() / 2)
of_sums = slope(errors()[:4].sum() / 5, errors()[4:].sum() / 5)
print(f"all five at once:    {whole:.4f}")
print(f"mean of the means:   {of_means:.4f}")
print(f"sums, divided by 5:  {of_sums:.4f}")

# %% check
assert abs(of_sums - whole) < 1e-5
assert abs(of_means - whole) > 1
