"""The minus is in the step: against the gradient, and along it."""

import torch


def step_once(maximize):
    w = torch.tensor(0.5, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=0.01, maximize=maximize)
    ((w * 6 - 5) ** 2).backward()
    optimizer.step()
    return w.grad.item(), (w.item() * 6 - 5) ** 2


gradient, lower = step_once(maximize=False)
_, higher = step_once(maximize=True)
print("gradient", gradient)
print(f"error 4, after a step {lower:.2f}, with maximize=True {higher:.2f}")

# %% check
assert gradient == -24
assert lower < 4 < higher
