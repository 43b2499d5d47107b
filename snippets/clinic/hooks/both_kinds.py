"""A library has put a hook of the older kind on a layer; now comes yours."""

# %% message
import torch
from torch import nn

torch.manual_seed(0)
relu = nn.ReLU()
x = torch.randn(4, requires_grad=True)
library, own = [], []


def look_as_library(module, grad_input, grad_output):
    library.append(grad_input[0])


def look(module, grad_input, grad_output):
    own.append(grad_input[0])


handle = relu.register_backward_hook(look_as_library)
try:
    relu.register_full_backward_hook(look)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% no mend
handle.remove()
try:
    relu.register_full_backward_hook(look)
except RuntimeError as error:
    after_removal = str(error)
    print(f"RuntimeError: {after_removal}")

# %% mend
relu = nn.ReLU()  # a new module, which remembers no hook
relu.register_full_backward_hook(look_as_library)
relu.register_full_backward_hook(look)
relu(x).sum().backward()
print("the library's:", library, "yours:", own)

# %% check
assert message.startswith("Cannot use both regular backward hooks and full")
assert after_removal == message
assert torch.equal(own[0], (x > 0).float())
assert torch.equal(library[0], own[0])
