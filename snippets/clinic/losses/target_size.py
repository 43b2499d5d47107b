"""Scores in a column, and labels in a row."""

# %% message
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(2, 1)
x = torch.rand(5, 2)
labels = torch.tensor([0.0, 1.0, 1.0, 0.0, 1.0])
criterion = nn.BCEWithLogitsLoss()
try:
    loss = criterion(model(x), labels)
except ValueError as error:
    message = str(error)
    print(f"ValueError: {message}")

# %% mend
loss = criterion(model(x).squeeze(1), labels)
loss.backward()
print("gradient of the bias:", model.bias.grad)

# %% no mend
try:
    for batch, truth in zip(x.split(2), labels.split(2)):
        criterion(model(batch).squeeze(), truth)
        print("a batch of", len(batch))
except ValueError as error:
    last = str(error)
    print(f"ValueError: {last}")

# %% check
assert message.endswith("must be the same as input size (torch.Size([5, 1]))")
wrong_by = model(x).sigmoid().squeeze(1) - labels
assert torch.allclose(model.bias.grad, wrong_by.mean())
assert last.endswith("must be the same as input size (torch.Size([]))")
