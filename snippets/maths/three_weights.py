"""Three weights in a row, and what their slopes share."""

import torch

w1, w2, w3 = (
    torch.tensor(value, requires_grad=True) for value in (3.0, 0.5, 2.0)
)
h1 = w1 * 2
h2 = w2 * h1
y = w3 * h2
d = y - 5
e = d**2
e.backward()

# %% check
assert [w.grad.item() for w in (w1, w2, w3)] == [4, 24, 6]
