"""The gradient of softmax and cross-entropy, beside p - y."""

# %% one example
import torch
from torch.nn import functional as F

z = torch.tensor([2.0, 1.0, -1.0], requires_grad=True)  # the scores
y = torch.tensor([1.0, 0.0, 0.0])  # one-hot: the first class is right
p = torch.softmax(z, dim=0)
loss = -(y * torch.log(p)).sum()
loss.backward()
print("p       ", p.detach())
print("p - y   ", (p - y).detach())
print("gradient", z.grad)

# %% a batch
torch.manual_seed(0)
scores = torch.randn(4, 3, requires_grad=True)
classes = torch.tensor([0, 2, 1, 0])
F.cross_entropy(scores, classes).backward()
by_hand = (torch.softmax(scores, dim=1) - F.one_hot(classes)) / len(scores)
agree = torch.allclose(scores.grad, by_hand)
print("batch: gradient is (p - y) / 4:", agree)

# %% check
assert torch.allclose(z.grad, p - y)
assert abs(z.grad.sum().item()) < 1e-6
assert agree
