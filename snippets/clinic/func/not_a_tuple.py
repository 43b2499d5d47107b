"""jvp of a function of one tensor."""

import warnings

warnings.simplefilter("ignore", DeprecationWarning)  # of a part of PyTorch

# %% message
import torch
from torch.func import jvp

x = torch.tensor([0.0, 1.0])
direction = torch.tensor([1.0, 2.0])
try:
    jvp(torch.sin, x, direction)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
y, change = jvp(torch.sin, (x,), (direction,))
print(change)

# %% check
assert "Expected primals to be a tuple" in message
assert torch.allclose(change, torch.cos(x) * direction)
