"""The engine and PyTorch work out a longer formula."""

import torch
from engine import Number


def longer(w1, w2):
    h = w1.tanh()
    return 2**h / (w2 + h).log()


def tensor(value):
    return torch.tensor(
        value,
        dtype=torch.float64,
        requires_grad=True,
    )


w1, w2 = Number(3), Number(0.5)
y = longer(w1, w2)
y.backward()
print("engine: ", round(w1.slope, 8), round(w2.slope, 8))

v1, v2 = tensor(3.0), tensor(0.5)
longer(v1, v2).backward()
to_v1, to_v2 = v1.grad.item(), v2.grad.item()
print("PyTorch:", round(to_v1, 8), round(to_v2, 8))

# %% check
assert abs(w1.slope - to_v1) < 1e-12
assert abs(w2.slope - to_v2) < 1e-12
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
