"""Class numbers in a column, as they come out of a table."""

# %% message
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(2, 3)
x = torch.rand(4, 2)
labels = torch.tensor([[0], [2], [1], [2]])  # shape [4, 1]
try:
    loss = nn.functional.cross_entropy(model(x), labels)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
loss = nn.functional.cross_entropy(model(x), labels.squeeze(1))
loss.backward()
print("gradient of the bias:", model.bias.grad)

# %% check
assert message.endswith("multi-target not supported")
probabilities = model(x).softmax(1)
right = torch.zeros(4, 3).scatter(1, labels, 1.0)
assert torch.allclose(model.bias.grad, (probabilities - right).mean(0))
