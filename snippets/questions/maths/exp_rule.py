"""The rule of exp: with its result, and with its input."""

import math

import torch

x = 2.0
out = math.exp(x)
nudge = 1e-6
nudged = (math.exp(x + nudge) - out) / nudge
print(f"nudged        {nudged:.4f}")
print(f"out.data      {out:.4f}")
print(f"self.data     {x:.4f}")

a = torch.tensor(x, requires_grad=True)
y = a.exp()
same_memory = y.grad_fn._saved_result.data_ptr() == y.data_ptr()
print("PyTorch's exp saves its result:", same_memory)
y.backward()

# %% check
assert abs(nudged - out) < 1e-4
assert abs(a.grad.item() - out) < 1e-5
assert same_memory
