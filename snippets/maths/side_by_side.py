"""Your engine and PyTorch work out the same formulas."""

import torch

from engine import Number


def two_dials(w1, w2):
    return (w2 * (w1 * 2) - 5) ** 2


def longer(w1, w2):
    h = w1.tanh()
    return 2**h / (w2 + h).log()


def tensor(value):
    return torch.tensor(
        value,
        dtype=torch.float64,
        requires_grad=True,
    )


def show(name, first, second):
    print(name, round(first, 8), round(second, 8))


for formula in (two_dials, longer):
    w1, w2 = Number(3), Number(0.5)
    y = formula(w1, w2)
    y.backward()
    show("engine ", w1.slope, w2.slope)
    v1, v2 = tensor(3.0), tensor(0.5)
    formula(v1, v2).backward()
    show("PyTorch", v1.grad.item(), v2.grad.item())

# %% check
assert abs(w1.slope - v1.grad.item()) < 1e-12
assert abs(w2.slope - v2.grad.item()) < 1e-12
nudge = 1e-6
more = longer(Number(3 + nudge), Number(0.5))
less = longer(Number(3 - nudge), Number(0.5))
nudged = (more.value - less.value) / (2 * nudge)
assert abs(nudged - w1.slope) < 1e-6
try:
    1 / Number(0)
except ZeroDivisionError as problem:
    refused = str(problem)
assert refused == "cannot divide 1.0 by 0.0"
