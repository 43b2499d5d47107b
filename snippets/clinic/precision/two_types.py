"""What was computed under autocast is used outside of it."""

# %% message
import torch
from torch import nn

torch.manual_seed(0)
body, head = nn.Linear(3, 4), nn.Linear(4, 1)
x = torch.rand(5, 3)
with torch.autocast("cpu", dtype=torch.bfloat16):
    features = body(x)
try:
    head(features)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
loss = head(features.float()).mean()
loss.backward()
found = body.bias.grad
print(features.dtype, "gradient:", found.dtype)

# %% no mend
weight = nn.Parameter(torch.ones(4).bfloat16())  # the head's type is changed
optimizer = torch.optim.SGD([weight], lr=0.001)
weight.sum().backward()
optimizer.step()
print("weight after a step:", weight.tolist())

# %% check
assert message.startswith("mat1 and mat2 must have the same dtype, but got")
assert torch.allclose(found, head.weight[0], rtol=0.01)
assert weight.tolist() == [1, 1, 1, 1]
