"""A flattened image, with its size counted wrongly."""

# %% message
import torch
from torch import nn

torch.manual_seed(0)
images = torch.rand(4, 1, 8, 8, requires_grad=True)
labels = torch.tensor([0, 2, 1, 2])
conv = nn.Conv2d(1, 8, kernel_size=3, padding=1)
head = nn.Linear(8 * 8 * 4, 3)
scores = head(conv(images).relu().view(-1, 8 * 8 * 4))
try:
    loss = nn.functional.cross_entropy(scores, labels)
except ValueError as error:
    message = str(error)
    print(f"ValueError: {message}")

# %% mend
right_head = nn.Linear(8 * 8 * 8, 3)
right_scores = right_head(conv(images).relu().flatten(1))
loss = nn.functional.cross_entropy(right_scores, labels)
loss.backward()
print("gradient of the bias:", right_head.bias.grad)
print("each image counts:", images.grad.flatten(1).any(1))

# %% no mend
images.grad = None
nn.functional.cross_entropy(scores[: len(labels)], labels).backward()
print("each image counts:", images.grad.flatten(1).any(1))

# %% check
assert message.startswith("Expected input batch_size (8) to match target")
one_hot = nn.functional.one_hot(labels, 3)
expected = (right_scores.softmax(1) - one_hot).mean(0)
assert torch.allclose(right_head.bias.grad, expected)
counts = images.grad.flatten(1).any(1)
assert counts.tolist() == [True, True, False, False]
