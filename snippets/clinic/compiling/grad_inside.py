"""A slope with respect to the input, inside a compiled function."""

# %% message
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 1))
x = torch.rand(5, 3, requires_grad=True)


@torch.compile(backend="aot_eager", fullgraph=True)
def slopes(x):
    return torch.autograd.grad(model(x).sum(), x)[0]


try:
    slopes(x)
except torch._dynamo.exc.Unsupported as error:
    message = str(error).partition("\n\nfrom user code")[0]
    print(f"Unsupported: {message}")


# %% mend
def score(x):
    return model(x).sum()


@torch.compile(backend="aot_eager", fullgraph=True)
def slopes_by_func(x):
    return torch.func.grad(score)(x)


found = slopes_by_func(x)
print("slopes of the first row:", found[0].detach())

# %% check
assert message.startswith("using `torch.autograd.grad` with")
(right,) = torch.autograd.grad(score(x), x)
assert torch.allclose(found, right)
