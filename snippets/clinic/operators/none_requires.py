"""gradcheck on tensors as they come."""

# %% message
import torch
from torch.autograd import gradcheck

torch.manual_seed(0)
layer = torch.nn.Linear(3, 2).double()
x = torch.rand(4, 3, dtype=torch.float64)
try:
    gradcheck(layer, x)
except ValueError as error:
    message = str(error)
    print(f"ValueError: {message}")

# %% mend
x.requires_grad_()
passed = gradcheck(layer, x)
print("with respect to x:         ", passed)


def layer_of(weight, bias):
    return torch.func.functional_call(
        layer, {"weight": weight, "bias": bias}, x
    )


passed_too = gradcheck(layer_of, (layer.weight, layer.bias))
print("with respect to its weight:", passed_too)

# %% check
assert message.startswith("gradcheck expects at least one input tensor to")
assert passed
assert passed_too
