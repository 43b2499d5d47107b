"""Unpooling in a run that is to be repeatable."""

# %% message
import torch
from torch.nn.functional import max_pool2d, max_unpool2d

torch.manual_seed(0)
torch.use_deterministic_algorithms(True)
image = torch.rand(1, 2, 4, 4, requires_grad=True)
pooled, places = max_pool2d(image, 2, return_indices=True)
try:
    max_unpool2d(pooled, places, 2)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")


# %% mend
def unpool(pooled, places, size):
    empty = pooled.new_zeros(*pooled.shape[:2], size * size)
    full = empty.scatter(2, places.flatten(2), pooled.flatten(2))
    return full.unflatten(2, (size, size))


large = unpool(pooled, places, 4)
large.pow(2).sum().backward()
print(large[0, 0])

# %% no mend
import warnings

torch.use_deterministic_algorithms(True, warn_only=True)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    unrepeatable = max_unpool2d(pooled, places, 2)
print("warnings:", len(caught))

# %% check
assert "does not have a deterministic implementation, but you" in message
assert torch.equal(large, unrepeatable)
assert torch.equal(image.grad, 2 * large.detach())
assert len(caught) == 1
torch.use_deterministic_algorithms(False)
