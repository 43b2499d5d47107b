"""autocast by its old name."""

# %% message
import warnings

import torch
from torch import nn

torch.manual_seed(0)
model, x = nn.Linear(3, 1), torch.rand(4, 3)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    with torch.cuda.amp.autocast():
        loss = model(x).mean()
message = str(caught[0].message)
print(f"FutureWarning: {message}")

# %% mend
device = "cuda" if torch.cuda.is_available() else "cpu"
with torch.amp.autocast(device, dtype=torch.bfloat16):
    prediction = model.to(device)(x.to(device))
    loss = prediction.mean()
loss.backward()
print(prediction.dtype, "gradient:", model.weight.grad.dtype)

# %% check
assert message.startswith("`torch.cuda.amp.autocast(args...)` is deprecated")
assert prediction.dtype == torch.bfloat16
assert model.weight.grad.dtype == torch.float32
assert torch.allclose(model.weight.grad.cpu()[0], x.mean(0), atol=0.01)
