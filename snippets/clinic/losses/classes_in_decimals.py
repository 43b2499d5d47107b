"""Class numbers that were read as decimals."""

# %% message
import numpy as np
import torch
from torch import nn

torch.manual_seed(0)
table = np.array([[0.1, 0.7, 0], [0.9, 0.2, 2], [0.4, 0.4, 1]])
x = torch.tensor(table[:, :2], dtype=torch.float32)
labels = torch.tensor(table[:, 2], dtype=torch.float32)
model = nn.Linear(2, 3)
try:
    loss = nn.functional.cross_entropy(model(x), labels)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
loss = nn.functional.cross_entropy(model(x), labels.long())
loss.backward()
print("gradient of the bias:", model.bias.grad)

# %% check
assert message.startswith("expected target dtype to be Long or Byte, but")
right = torch.eye(3)[[0, 2, 1]]
difference = model(x).softmax(1) - right
assert torch.allclose(model.bias.grad, difference.mean(0), atol=1e-6)
