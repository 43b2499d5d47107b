"""Drive PyTorch's nodes in another order, the oldest first."""

import torch

from driver import drive, sequence_number


def oldest(ready):
    return min(ready, key=sequence_number)


a = torch.tensor(0.5, requires_grad=True)
b = torch.tensor(2.0, requires_grad=True)
ran = drive(a.exp() * b.log() + a, choose=oldest)
names = [type(node).__name__ for node in ran]
for name in names:
    print(name)
ours = a.grad, b.grad
print("oldest first:", ours)

a.grad = b.grad = None
(a.exp() * b.log() + a).backward()
print("backward():  ", (a.grad, b.grad))

# %% check
assert ours == (a.grad, b.grad)
assert names.index("ExpBackward0") < names.index("LogBackward0")
