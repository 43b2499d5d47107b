"""Throw the tensors away; the functions stay."""

import gc
import weakref

import torch

w = torch.tensor(3.0, requires_grad=True)
h = w * 2.0
e = (h - 5.0) + h
gone = weakref.ref(h)
del h
gc.collect()
print("h still there:", gone() is not None)
e.backward()
print("slope:", w.grad.item())

# %% check
assert gone() is None
assert w.grad == 2 * 2
