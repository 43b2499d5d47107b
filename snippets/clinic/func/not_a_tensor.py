"""grad() with respect to a whole model."""

# %% message
import torch
from torch import nn
from torch.func import functional_call, grad

torch.manual_seed(0)
model = nn.Linear(3, 1)
x, target = torch.rand(8, 3), torch.rand(8, 1)


def loss(model, x, target):
    return ((model(x) - target) ** 2).mean()


try:
    grad(loss)(model, x, target)
except ValueError as error:
    message = str(error)
    print(f"ValueError: {message}")


# %% mend
def loss_of_params(params, x, target):
    y = functional_call(model, params, (x,))
    return ((y - target) ** 2).mean()


params = {name: p.detach() for name, p in model.named_parameters()}
gradient = grad(loss_of_params)(params, x, target)
print(gradient["weight"])

# %% check
assert message.startswith("Thing passed to transform API must be Tensor")
loss(model, x, target).backward()
assert torch.allclose(gradient["weight"], model.weight.grad)
assert torch.allclose(gradient["bias"], model.bias.grad)
