"""Guided backpropagation: a relu lets only positive gradients through."""

# %% message
import torch
from torch import nn

torch.manual_seed(1)
model = nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 1))
image = torch.rand(5, 3)


def only_positive(module, grad_input, grad_output):
    return grad_input[0].clamp(min=0)


handle = model[1].register_full_backward_hook(only_positive)
try:
    model(image).sum().backward()
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% one image
try:
    model(image[:1]).sum().backward()
except RuntimeError as error:
    of_one = str(error)
    print(f"RuntimeError: {of_one}")
handle.remove()


# %% mend
def only_positive_in_tuple(module, grad_input, grad_output):
    return (grad_input[0].clamp(min=0),)  # the comma makes the tuple


model[1].register_full_backward_hook(only_positive_in_tuple)
image.requires_grad_()
model(image).sum().backward()
print("sums of the gradients:", image.grad.sum(1))

# %% check
assert message == (
    "Backward hook returned an invalid number of grad_input, "
    "got 5, but expected 1"
)
assert of_one == "hook 'hook' has changed the size of value"
active = (model[0](image) > 0).float()
guided = (active * model[2].weight).clamp(min=0)
assert torch.allclose(image.grad, guided @ model[0].weight)
plain = (active * model[2].weight) @ model[0].weight
assert not torch.allclose(image.grad, plain)
