"""Four times as many examples: how much less does the mean spread?"""

import torch

torch.manual_seed(0)
gradients = 2 * torch.randn(100_000)  # of single examples


def spread(size):
    """The spread of the means of a thousand mini-batches."""
    batches = gradients[: 1000 * size].reshape(1000, size)
    return batches.mean(1).std().item()


print(f"16 examples: {spread(16):.3f}")
print(f"64 examples: {spread(64):.3f}")

# %% check
assert abs(spread(16) / spread(64) - 2) < 0.2
