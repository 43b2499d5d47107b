"""What PyTorch shows of each result."""

import torch

x, t = 2.0, 5.0
w1 = torch.tensor(3.0, requires_grad=True)
w2 = torch.tensor(0.5, requires_grad=True)

h = w1 * x
y = w2 * h
m = y - t
error = m**2
for result in (h, y, m, error):
    print(result)

# %% check
names = [result.grad_fn.name() for result in (h, y, m, error)]
assert names == [
    "MulBackward0",
    "MulBackward0",
    "SubBackward0",
    "PowBackward0",
]
