"""The gradient of a bias, and the place of 1/m."""

import torch

torch.manual_seed(0)
X = torch.randn(5, 3)  # m = 5 examples, as rows
W = torch.randn(2, 3, requires_grad=True)
b = torch.zeros(2, requires_grad=True)
Z = X @ W.T + b  # the one b is used in five rows
Z.retain_grad()
loss = (Z**2).sum(dim=1).mean()
loss.backward()
print("dZ ", list(Z.grad.shape))
print("db ", b.grad, "sum of dZ:", Z.grad.sum(dim=0))
print("dZ is 2 Z / 5:", torch.allclose(Z.grad, 2 * Z / 5))

# %% check
assert torch.allclose(b.grad, Z.grad.sum(dim=0))
assert torch.allclose(Z.grad, 2 * Z / 5)
assert torch.allclose(W.grad, Z.grad.T @ X)
