"""The two dials once more, with our engine and with PyTorch."""

import torch

from engine import Number

x, t = 2, 5


def error_of(w1, w2):
    return (w2 * (w1 * x) - t) ** 2


# %% ours
ours = Number(3), Number(0.5)
error_of(*ours).backward()

# %% PyTorch's
theirs = [
    torch.tensor(value, dtype=torch.float64, requires_grad=True)
    for value in (3.0, 0.5)
]
error_of(*theirs).backward()

# %% a nudge
tiny = 1e-6
nudged = [
    (error_of(3 + tiny, 0.5) - error_of(3 - tiny, 0.5)) / (2 * tiny),
    (error_of(3, 0.5 + tiny) - error_of(3, 0.5 - tiny)) / (2 * tiny),
]

print("     ours  PyTorch   nudged")
for name, our, their, by in zip(("w1", "w2"), ours, theirs, nudged):
    print(f"{name} {our.slope:6.1f}  {their.grad:7.1f}  {by:7.3f}")

# %% check
for our, their, by in zip(ours, theirs, nudged):
    assert our.slope == their.grad.item()  # to the last bit
    assert abs(our.slope - by) < 1e-6
