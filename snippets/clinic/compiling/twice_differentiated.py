"""A gradient penalty on a compiled model."""

# %% message
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 1))
compiled = torch.compile(model, backend="aot_eager")
x = torch.rand(5, 3, requires_grad=True)


def penalty(network):
    score = network(x).sum()
    (slopes,) = torch.autograd.grad(score, x, create_graph=True)
    return slopes.pow(2).sum()


try:
    penalty(compiled).backward()
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
penalty(model).backward()  # the model as it was, without torch.compile
grad = model[0].weight.grad
print("gradient:", grad[0])

# %% check
assert message.startswith("torch.compile with aot_autograd does not current")
weight = model[0].weight
model.double()
step = torch.zeros(4, 3).double()
step[0, 0] = 1e-6
x = x.double().detach().requires_grad_()
weight.data += step
after = penalty(model)
weight.data -= 2 * step
before = penalty(model)
assert torch.isclose((after - before) / 2e-6, grad[0, 0].double(), atol=1e-5)
