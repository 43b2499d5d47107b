"""w2 is zero: the slope of w1 with a direct path and without."""

import torch

w1 = torch.tensor(3.0, requires_grad=True)
w2 = torch.tensor(0.0)
h = w1 * 2
e = (w2 * h + h - 5) ** 2
e.backward()
forked = w1.grad.item()
print("with the direct path:", forked)

w1 = torch.tensor(3.0, requires_grad=True)
h = w1 * 2
e = (w2 * h - 5) ** 2
e.backward()
single = abs(w1.grad.item())  # -0.0 is zero
print("without it:          ", single)

# %% check
assert forked == 2 * (6 - 5) * 2
assert single == 0
