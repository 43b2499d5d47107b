"""A block that takes its mask by name."""

# %% message
import torch
from torch import nn
from torch.utils.checkpoint import checkpoint

torch.manual_seed(0)
attention = nn.MultiheadAttention(8, num_heads=2, batch_first=True)


def block(x, mask=None):
    return attention(x, x, x, attn_mask=mask, need_weights=False)[0]


x = torch.rand(2, 5, 8, requires_grad=True)
future = torch.ones(5, 5).triu(1).bool()  # what may not be looked at
try:
    checkpoint(block, x, mask=future, use_reentrant=True)
except ValueError as error:
    message = str(error)
    print(f"ValueError: {message}")

# %% mend
y = checkpoint(block, x, mask=future, use_reentrant=False)
y[:, 0].sum().backward()  # the first place sees only itself
slopes = x.grad.abs().sum((0, 2))
print("slopes at the five places:", slopes)

# %% no mend
x.grad = None
checkpoint(block, x, use_reentrant=True)[:, 0].sum().backward()
unmasked = x.grad.abs().sum((0, 2))
print("without the mask:         ", unmasked)

# %% check
assert message == "Unexpected keyword arguments: mask"
assert slopes[0] > 0.1
assert slopes[1:].tolist() == [0, 0, 0, 0]
assert (unmasked > 0.01).all()
