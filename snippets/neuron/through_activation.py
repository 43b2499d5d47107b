"""What comes back through tanh, and what people think comes back."""

import math

import torch

z = torch.tensor(0.75, requires_grad=True)
h = z.tanh()
message = torch.tensor(-2.0)
h.backward(message)

through = z.grad.item()
applied = math.tanh(message)
nudge = 1e-6
by_nudging = -2 * (math.tanh(0.75 + nudge) - math.tanh(0.75)) / nudge
print(f"PyTorch:                 {through:.4f}")
print(f"nudging:                 {by_nudging:.4f}")
print(f"tanh of the message:     {applied:.4f}")

# %% check
assert abs(through - by_nudging) < 1e-5
assert abs(through - -2 * (1 - math.tanh(0.75) ** 2)) < 1e-6
assert abs(applied - through) > 0.2
