"""Labels of zero and one as whole numbers, for probabilities."""

# %% message
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(3, 1), nn.Sigmoid())
x = torch.rand(4, 3)
labels = torch.tensor([[0], [1], [1], [0]])
try:
    loss = nn.functional.binary_cross_entropy(model(x), labels)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
loss = nn.functional.binary_cross_entropy(model(x), labels.float())
loss.backward()
print("gradient of the bias:", model[0].bias.grad)

# %% no mend
whole = model(x).long()  # all of them become 0, and the history ends
print("whole numbers:", whole.flatten().tolist(), whole.requires_grad)

# %% check
assert message == "Found dtype Long but expected Float"
slope = (model(x) - labels).mean()
assert torch.allclose(model[0].bias.grad, slope)
assert whole.sum() == 0 and not whole.requires_grad
