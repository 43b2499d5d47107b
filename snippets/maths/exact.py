"""A longer formula: our engine, PyTorch, and a nudge."""

import math

import torch

from engine import Number


def formula(a):
    return ((a * a + 1).log() / 3 - a.tanh()).exp()


a = Number(0.7)
y = formula(a)
y.backward()

theirs = torch.tensor(0.7, dtype=torch.float64, requires_grad=True)
formula(theirs).backward()

nudge = 1e-4
up, down = formula(Number(0.7 + nudge)), formula(Number(0.7 - nudge))
nudged = (up.value - down.value) / (2 * nudge)

print("ours   ", a.slope)
print("PyTorch", theirs.grad.item())
print("nudged ", nudged)

# %% check
assert math.isclose(a.slope, theirs.grad.item(), rel_tol=1e-15)
assert 1e-13 < abs(nudged - a.slope) < 1e-6
