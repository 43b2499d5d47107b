"""Max pooling of two examples, and the kernel before it."""

import torch
from torch.nn.functional import conv1d, max_pool1d

kernel = torch.tensor([[[1.0, -1.0]]], requires_grad=True)
signals = torch.tensor(
    [[[5.0, 1.0, 2.0, 2.0, 7.0]], [[0.0, 3.0, 3.0, 9.0, 1.0]]]
)


def walk(batch):
    features = conv1d(batch, kernel)
    features.retain_grad()
    max_pool1d(features, 2).sum().backward()
    gradient, kernel.grad = kernel.grad, None
    return features, gradient


features, of_batch = walk(signals)
for example in range(2):
    print("features:", features[example, 0].tolist())
    print("gradient:", features.grad[example, 0].tolist())
print("kernel, both:  ", of_batch.tolist()[0][0])
_, of_first = walk(signals[:1])
_, of_second = walk(signals[1:])
print("kernel, first: ", of_first.tolist()[0][0])
print("kernel, second:", of_second.tolist()[0][0])

overlapping = torch.tensor([[[1.0, 9.0, 2.0]]], requires_grad=True)
max_pool1d(overlapping, 2, stride=1).sum().backward()
print("overlapping:   ", overlapping.grad.tolist()[0][0])

# %% check
assert torch.equal(of_batch, of_first + of_second)
assert features.grad[0, 0].tolist() == [1, 0, 1, 0]
assert features.grad[1, 0].tolist() == [0, 1, 0, 1]
assert overlapping.grad.tolist() == [[[0, 2, 0]]]
