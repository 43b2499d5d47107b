"""Labels of zero and one as whole numbers, for scores."""

# %% message
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(3, 1)
x = torch.rand(4, 3)
labels = torch.tensor([[0], [1], [1], [0]])
loss_of = nn.BCEWithLogitsLoss()
try:
    loss = loss_of(model(x), labels)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
loss = loss_of(model(x), labels.float())
loss.backward()
print("gradient of the bias:", model.bias.grad)

# %% check
assert message.startswith("result type Float can't be cast to the desired")
slope = (model(x).sigmoid() - labels).mean()
assert torch.allclose(model.bias.grad, slope)
