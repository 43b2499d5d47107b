"""A converted tensor is a new tensor; a converted model is not."""

import torch

w = torch.tensor(3.0, requires_grad=True)
moved = w.to(torch.float64)
(moved * 2).backward()
print("moved is w:   ", moved is w)
print("moved.is_leaf:", moved.is_leaf)
print("w.grad:       ", w.grad)

layer = torch.nn.Linear(1, 1)
weight = layer.weight
layer.to(torch.float64)
print("layer.weight is weight:", layer.weight is weight)

# %% check
assert moved is not w and not moved.is_leaf
assert w.grad == 2 and w.grad.dtype == torch.float32
assert layer.weight is weight and weight.is_leaf
assert weight.dtype == torch.float64
