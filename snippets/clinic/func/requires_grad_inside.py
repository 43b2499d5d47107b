"""A force, the slope of an energy, inside a function that is transformed."""

# %% message
import torch
from torch.func import grad, vmap


def energy(x):
    return (x**4).sum() / 4


def force(x):
    x = x.clone().requires_grad_()
    (slope,) = torch.autograd.grad(energy(x), x)
    return -slope


x = torch.tensor([[1.0, 2.0], [0.5, -1.0]])
try:
    vmap(force)(x)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")


# %% mend
def force_by_grad(x):
    return -grad(energy)(x)


forces = vmap(force_by_grad)(x)
print(forces)


# %% no mend
def force_of_data(x):
    (slope,) = torch.autograd.grad(energy(x), x)
    return -slope


try:
    vmap(force_of_data)(x.requires_grad_())  # switched on outside
except RuntimeError as error:
    other = str(error)
    print(f"RuntimeError: {other}")

# %% check
assert "call Tensor.requires_grad_() (or perhaps using" in message
assert torch.equal(forces, -(x**3))
assert other.startswith("element 0 of tensors does not require grad")
