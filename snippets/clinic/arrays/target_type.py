"""Classes are read from a table of decimals."""

# %% message
import torch
from torch.nn.functional import cross_entropy

scores = torch.tensor([[2.0, 0.0, 1.0], [0.0, 3.0, 0.0]], requires_grad=True)
table = torch.tensor([[5.1, 0.0], [4.9, 1.0]])  # the class is in column 1
labels = table[:, 1]
try:
    cross_entropy(scores, labels)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
loss = cross_entropy(scores, labels.long())
loss.backward()
print(scores.grad)

# %% check
assert message.startswith("expected target dtype to be Long or Byte")
softmax = torch.softmax(scores, dim=1)
wanted = torch.tensor([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])
assert torch.allclose(scores.grad, (softmax - wanted) / 2)
