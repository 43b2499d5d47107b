"""Autograd beside a formula and beside a nudge, on a loop with an if."""

import torch


def program(x):
    steps = 0
    while x < 100:  # how often depends on the value
        if steps % 2 == 0:
            x = x * x
        else:
            x = 3 * x
        steps += 1
    return x, steps


x = torch.tensor(1.7, dtype=torch.float64, requires_grad=True)
y, steps = program(x)
y.backward()

nudge = 1e-3
above, _ = program(x.item() + nudge)
by_nudge = (above - y.item()) / nudge
exact = 108 * x.item() ** 3  # of 27 x^4, which is what this x ran through
print("steps   ", steps)
print("autograd", x.grad.item())
print("formula ", exact)
print("nudge   ", by_nudge)

# %% check
assert steps == 4
assert abs(x.grad.item() / exact - 1) < 1e-15
assert 1e-4 < abs(by_nudge / exact - 1) < 1e-2
