"""Forward mode by hand: a tensor with its direction."""

import warnings

warnings.simplefilter("ignore", DeprecationWarning)  # of a part of PyTorch

# %% message
import torch
from torch.autograd import forward_ad

x = torch.tensor([1.0, 2.0])
direction = torch.tensor([1.0, 0.0])
try:
    dual = forward_ad.make_dual(x, direction)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
with forward_ad.dual_level():
    y = forward_ad.make_dual(x, direction) ** 3
    value, change = forward_ad.unpack_dual(y)
print("change:", change)

# %% what each carries
rows = []
for line, pair in [("x", (x, direction)), ("x ** 3", (value, change))]:
    rows.append(
        {
            "line": f"`{line}`",
            "value": pair[0].tolist(),
            "change": pair[1].tolist(),
        }
    )

# %% no mend
late = forward_ad.unpack_dual(y)  # the level is over
print("change:", late.tangent)

# %% check
assert message.startswith("Trying to create a dual Tensor for forward AD")
assert change.tolist() == [3, 0]
assert late.tangent is None
