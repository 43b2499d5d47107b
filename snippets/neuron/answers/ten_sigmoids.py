"""More than ten sigmoids can let through."""

import torch

z = torch.tensor(0.0, dtype=torch.float64, requires_grad=True)
torch.sigmoid(z).backward()
steepest = z.grad.item()
print("steepest local slope:", steepest)
print(f"less than:            {steepest**10:.1e}")

# %% check
many = torch.linspace(-8, 8, 1601, dtype=torch.float64, requires_grad=True)
torch.sigmoid(many).sum().backward()
assert many.grad.max() == steepest == 0.25
