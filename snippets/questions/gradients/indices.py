"""The value of a maximum has a history, and its index has none."""

import torch

scores = torch.tensor([0.1, 0.7, 0.2], requires_grad=True)
value, index = scores.max(dim=0)
print("value:", value.grad_fn.name())
print("index:", index.dtype, "requires_grad:", index.requires_grad)

value.backward()
print("scores.grad:", scores.grad)

# %% check
assert value.requires_grad
assert not index.requires_grad
assert scores.grad.tolist() == [0, 1, 0]
