"""The same gradients added up in two orders."""

import torch

from driver import drive, sequence_number


def oldest(ready):
    return min(ready, key=sequence_number)


def total(w):
    return w * 1.0 + w * 1e8 - w * 1e8


w = torch.tensor(1.0, requires_grad=True)
drive(total(w))
newest_first = w.grad.item()
print("newest first:", newest_first)

w.grad = None
drive(total(w), choose=oldest)
oldest_first = w.grad.item()
print("oldest first:", oldest_first)

# %% check
w.grad = None
total(w).backward()
assert w.grad == newest_first == 1
assert oldest_first == 0
