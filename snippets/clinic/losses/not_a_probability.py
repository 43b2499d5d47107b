"""A loss of probabilities, and a model that ends without a sigmoid."""

# %% message
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(3, 1)
x = 4 * torch.randn(6, 3)
target = torch.tensor([[0.0], [1.0]]).repeat(3, 1)
try:
    loss = nn.functional.binary_cross_entropy(model(x), target)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
scores = model(x)
scores.retain_grad()
loss = nn.functional.binary_cross_entropy_with_logits(scores, target)
loss.backward()
print("gradients of the scores:", scores.grad[:, 0])

# %% no mend
cut = model(x)
cut.retain_grad()
probabilities = cut.clamp(0, 1)
nn.functional.binary_cross_entropy(probabilities, target).backward()
lost = (cut.grad == 0).sum().item()
print("scores without a gradient:", lost, "of", len(cut))

# %% check
assert message == "all elements of input should be between 0 and 1"
assert torch.allclose(scores.grad, (scores.sigmoid() - target) / 6)
assert lost == ((cut < 0) | (cut > 1)).sum() > 0
