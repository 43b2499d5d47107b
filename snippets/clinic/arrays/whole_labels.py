"""Labels of zero and one for a yes or no."""

# %% message
import torch
from torch.nn.functional import binary_cross_entropy_with_logits as loss_of

scores = torch.tensor([2.0, -1.0, 0.5], requires_grad=True)
labels = torch.tensor([1, 0, 0])
try:
    loss_of(scores, labels)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
loss_of(scores, labels.float()).backward()
print(scores.grad)

# %% check
assert message.startswith("result type Float can't be cast to the desired")
assert torch.allclose(scores.grad, (torch.sigmoid(scores) - labels) / 3)
counts = torch.zeros(3, dtype=torch.long)
try:
    counts += 0.5
except RuntimeError as error:
    again = str(error)
assert again == message
