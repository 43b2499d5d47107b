"""The first weight's slope when the activation is tanh."""

import math

import torch

z1 = 3 * 2 - 1 * 1 + 1
z2 = 1 * 2 - 3 * 1 + 0
h1, h2 = math.tanh(z1), math.tanh(z2)
de_dy = 2 * (0.5 * h1 + 4 * h2 - 5)
by_hand = de_dy * 0.5 * (1 - h1**2) * 2

w11 = torch.tensor(3.0, dtype=torch.float64, requires_grad=True)
h1 = torch.tanh(w11 * 2 - 1 + 1)
(0.5 * h1 + 4 * h2 - 5).pow(2).backward()
print(f"by hand {by_hand:.9f}   PyTorch {w11.grad.item():.9f}")

# %% check
assert abs(by_hand - w11.grad.item()) < 1e-12
assert -0.001 < by_hand < 0
