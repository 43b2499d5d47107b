"""Weights a tenth too small, in thirty layers of relu."""

import torch


def message(size):
    """The typical message to the input, with weights `size` times as wide."""
    torch.manual_seed(0)
    x = h = torch.randn(100, 64, requires_grad=True)
    for _ in range(30):
        h = torch.relu(h @ (size * torch.randn(64, 64) * (2 / 64) ** 0.5))
    h.backward(torch.ones_like(h))
    return x.grad.square().mean().sqrt().item()


left = message(0.9) / message(1.0)
print(f"left of the message: {left:.3f}")

# %% check
assert abs(left / 0.9**30 - 1) < 1e-3
