"""Four times as many examples: how much less does a slope scatter?"""

import torch

torch.manual_seed(0)
slopes = 2 * torch.randn(100_000)  # of single examples


def spread(size):
    batches = slopes[: 1000 * size].reshape(1000, size)
    return batches.mean(1).std().item()


ratio = spread(16) / spread(64)
print(f"16 examples: {spread(16):.3f}   64 examples: {spread(64):.3f}")
print(f"{ratio:.2f} times less")

# %% check
assert abs(ratio - 2) < 0.2
