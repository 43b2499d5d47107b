"""The weights of an average are made into a new tensor."""

# %% message
import warnings

import torch

scores = torch.tensor([1.0, 2.0, 0.0], requires_grad=True)
values = torch.tensor([3.0, -1.0, 5.0])

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    weights = torch.tensor(torch.softmax(scores, dim=0))
message = str(caught[0].message)
print(f"UserWarning: {message}")
print("requires a gradient:", weights.requires_grad)

# %% mend
weights = torch.softmax(scores, dim=0)  # it is a tensor already
(weights * values).sum().backward()
print("gradient:", scores.grad)
gradient = scores.grad.clone()

# %% a copy
start = scores.detach().clone()
print("requires a gradient:", start.requires_grad)

# %% no mend
scores.grad = None
copy = torch.softmax(scores, dim=0).detach().clone().requires_grad_(True)
(copy * values).sum().backward()
print("gradient:", scores.grad)

# %% check
assert message.startswith("To copy construct from a tensor, it is recom")
mean = (weights * values).sum()
assert torch.allclose(gradient, weights * (values - mean))
assert scores.grad is None
assert start.data_ptr() != scores.data_ptr()
