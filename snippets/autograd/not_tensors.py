"""Throw a tensor away; its node stays."""

import weakref

import torch

w = torch.tensor(3.0, requires_grad=True)
h = w * 2.0
error = h + 1.0
watch = weakref.ref(h)
del h
print("h is still there:", watch() is not None)
error.backward()
print("w.grad:", w.grad)

# %% check
assert watch() is None
assert w.grad == 2
