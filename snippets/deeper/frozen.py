"""A convolution whose weight is frozen saves its input all the same."""

import torch
from torch import nn


def saved(node):
    """The names under which a node has saved a tensor."""
    names = []
    for name in dir(node):
        if name.startswith("_saved_"):
            if torch.is_tensor(getattr(node, name)):
                names.append(name.removeprefix("_saved_"))
    return names


torch.manual_seed(0)
linear = nn.Linear(4, 4).requires_grad_(False)
x = torch.rand(2, 4, requires_grad=True)
print("linear:     ", saved(linear(x).grad_fn))

convolution = nn.Conv2d(3, 8, 3).requires_grad_(False)
image = torch.rand(1, 3, 16, 16, requires_grad=True)
y = convolution(image)
print("convolution:", saved(y.grad_fn))

# %% check
assert saved(linear(x).grad_fn) == ["mat2"]  # the weight
assert y.grad_fn._saved_input is image
y.sum().backward()
other = torch.rand(1, 3, 16, 16, requires_grad=True)
convolution(other).sum().backward()
assert torch.equal(image.grad, other.grad)  # whatever the input is
