"""Which step size makes a sum of 50 take the step of a mean?"""

import torch


def after_a_step(of, size):
    w = torch.tensor(2.0, dtype=torch.float64, requires_grad=True)
    x = torch.linspace(0, 1, 50, dtype=torch.float64)
    of((w * x - 1) ** 2).backward()
    return (w - size * w.grad).item()


print("mean, 0.1:     ", round(after_a_step(torch.mean, 0.1), 9))
print("sum, 0.1 / 50: ", round(after_a_step(torch.sum, 0.1 / 50), 9))

# %% check
one, other = after_a_step(torch.mean, 0.1), after_a_step(torch.sum, 0.1 / 50)
assert abs(one - other) < 1e-12
