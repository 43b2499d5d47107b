"""Two leaves whose .grad lie in the same memory."""

import torch


def new_leaves():
    a = torch.zeros(2, requires_grad=True)
    b = torch.zeros(2, requires_grad=True)
    return a, b


def error_of(a, b):
    total = a[None] + b[None]
    return ((total - 1) ** 2).sum()


a, b = new_leaves()
(error_of(a, b) + error_of(a, b)).backward()
print("one walk: ", a.grad)

a2, b2 = new_leaves()
error_of(a2, b2).backward()
error_of(a2, b2).backward()
print("two walks:", a2.grad)

# %% check
assert a.grad.tolist() == b.grad.tolist() == [-4, -4]
assert a2.grad.tolist() == b2.grad.tolist() == [-6, -6]
assert a.grad.data_ptr() != b.grad.data_ptr()
assert a2.grad.data_ptr() == b2.grad.data_ptr()
