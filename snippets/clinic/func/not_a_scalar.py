"""The loss of a batch, without a mean over it."""

# %% message
import torch
from torch import nn
from torch.func import functional_call, grad, jacrev

torch.manual_seed(0)
net = nn.Linear(3, 1)
params = {name: p.detach() for name, p in net.named_parameters()}
x, target = torch.rand(8, 3), torch.rand(8, 1)


def losses(params):
    return (functional_call(net, params, (x,)) - target) ** 2


try:
    grad(losses)(params)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")


# %% mend
def loss(params):
    return losses(params).mean()


gradient = grad(loss)(params)
print("weight:", gradient["weight"])

# %% for each example
slopes = jacrev(losses)(params)
print("one for each:", list(slopes["weight"].shape))

# %% check
assert "Expected f(*args) to return a scalar" in message
losses(dict(net.named_parameters())).mean().backward()
assert torch.allclose(gradient["weight"], net.weight.grad)
assert torch.allclose(slopes["weight"].mean(0), net.weight.grad)
