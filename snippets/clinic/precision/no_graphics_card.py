"""A script for a graphics card, on a machine without one."""

# %% message
import warnings

import torch
from torch import nn

torch.manual_seed(0)
model, x = nn.Linear(3, 1), torch.rand(4, 3)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    with torch.autocast("cuda", dtype=torch.float16):
        prediction = model(x)
message = str(caught[0].message)
print(f"UserWarning: {message}")
print("computed in:", prediction.dtype)

# %% mend
device = "cuda" if torch.cuda.is_available() else "cpu"
with torch.autocast(device, dtype=torch.bfloat16):
    loss = model.to(device)(x.to(device)).mean()
loss.backward()
print("computed in:", loss.dtype, "gradient:", model.weight.grad)

# %% check
assert message.startswith("CUDA is not available")
assert prediction.dtype == torch.float32
assert loss.dtype == torch.bfloat16
assert torch.allclose(model.weight.grad.cpu()[0], x.mean(0), atol=0.01)
