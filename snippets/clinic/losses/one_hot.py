"""One-hot targets for the cross-entropy."""

# %% message
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(2, 3)
x = torch.rand(4, 2)
labels = torch.tensor([0, 2, 1, 2])
targets = nn.functional.one_hot(labels, 3)  # whole numbers
try:
    loss = nn.functional.cross_entropy(model(x), targets)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
by_number = nn.functional.cross_entropy(model(x), labels)
by_share = nn.functional.cross_entropy(model(x), targets.float())
print(f"numbers:       {by_number.item():.4f}")
print(f"probabilities: {by_share.item():.4f}")
(grad,) = torch.autograd.grad(by_share, model.bias)

# %% check
assert message.startswith("Expected floating point type for target with")
assert torch.isclose(by_number, by_share)
difference = model(x).softmax(1) - targets
assert torch.allclose(grad, difference.mean(0), atol=1e-6)
