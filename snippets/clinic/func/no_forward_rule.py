"""A directional derivative through attention, in forward mode."""

import warnings

warnings.simplefilter("ignore", DeprecationWarning)  # of a part of PyTorch

# %% message
import torch
from torch.func import hessian, jvp, vjp
from torch.nn.attention import SDPBackend, sdpa_kernel
from torch.nn.functional import scaled_dot_product_attention


def attend(x):
    return scaled_dot_product_attention(x, x, x)


torch.manual_seed(0)
x = torch.rand(1, 1, 4, 8, dtype=torch.float64)
direction = torch.rand_like(x)
try:
    jvp(attend, (x,), (direction,))
except NotImplementedError as error:
    message = str(error)
    print(f"NotImplementedError: {message}")

# %% mend
with sdpa_kernel(SDPBackend.MATH):
    y, change = jvp(attend, (x,), (direction,))
weights = torch.rand_like(y)
one_way = (weights * change).sum()
print("change of the first number:", change[0, 0, 0, 0].item())

# %% check
assert message.startswith("Trying to use forward AD with _scaled_dot")
nudge = 1e-6
more, less = attend(x + nudge * direction), attend(x - nudge * direction)
assert torch.allclose(change, (more - less) / (2 * nudge))
try:
    hessian(attend)(x)
except NotImplementedError as error:
    again = str(error)
assert again == message
_, pull = vjp(attend, x)
assert torch.allclose(one_way, (pull(weights)[0] * direction).sum())
