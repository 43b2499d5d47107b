"""Weights a tenth too small, in thirty layers of relu."""

import torch


def gradient(size):
    """The typical gradient of the inputs."""
    torch.manual_seed(0)
    x = torch.randn(100, 64, requires_grad=True)
    h = x
    for _ in range(30):
        weights = size * torch.randn(64, 64) * (2 / 64) ** 0.5
        h = torch.relu(h @ weights)
    h.backward(torch.ones_like(h))
    return x.grad.square().mean().sqrt().item()


left = gradient(0.9) / gradient(1.0)
print(f"left of the gradient: {left:.3f}")

# %% check
assert abs(left / 0.9**30 - 1) < 1e-3
