"""Classes that are counted from one, as the table has them."""

# %% message
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(4, 5)  # five classes
x = torch.rand(5, 4)
labels = torch.arange(1, 6)  # from 1 to 5
try:
    loss = nn.functional.cross_entropy(model(x), labels)
except IndexError as error:
    message = str(error)
    print(f"IndexError: {message}")

# %% mend
loss = nn.functional.cross_entropy(model(x), labels - 1)
loss.backward()
print("gradient of the bias:", model.bias.grad)

# %% no mend
cut = labels.clamp(max=4)
nn.functional.cross_entropy(model(x), cut)
print("examples of each class:", cut.bincount(minlength=5))

# %% check
assert message == "Target 5 is out of bounds."
right = torch.eye(5)  # one example of each class, in order
expected = (model(x).softmax(1) - right).mean(0)
assert torch.allclose(model.bias.grad, expected)
assert cut.bincount(minlength=5).tolist() == [0, 1, 1, 1, 2]
also = []
labels = labels - 1
others = nn.functional.cross_entropy(model(x[1:]), labels[1:])
for no_class in (-1, 255):
    labels[0] = no_class
    try:
        nn.functional.cross_entropy(model(x), labels)
    except IndexError as error:
        also.append(str(error))
assert also == ["Target -1 is out of bounds.", "Target 255 is out of bounds."]
loss = nn.functional.cross_entropy(model(x), labels, ignore_index=255)
assert torch.allclose(loss, others)
