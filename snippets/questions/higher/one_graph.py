"""A value and its slopes from one compiled function."""

# %% as a function
import torch
from torch import nn

torch.manual_seed(0)
net = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 1))
x = torch.rand(5, 3)


def energy(x):
    return net(x).sum()


@torch.compile(backend="aot_eager", fullgraph=True)
def energy_and_slopes(x):
    slopes, value = torch.func.grad_and_value(energy)(x)
    return value, slopes


value, slopes = energy_and_slopes(x)
print(f"{value.item():.4f}", slopes[0])


# %% as it was, by a switch
def by_engine(x):
    value = energy(x)
    (slopes,) = torch.autograd.grad(value, x, create_graph=True)
    return value, slopes


compiled = torch.compile(by_engine, backend="aot_eager", fullgraph=True)
with torch._dynamo.config.patch(trace_autograd_ops=True):
    also_value, also_slopes = compiled(x.requires_grad_())
print(f"{also_value.item():.4f}", also_slopes[0])

# %% check
assert torch.equal(value, also_value)
assert torch.allclose(slopes, also_slopes)
x = x.detach().requires_grad_()
net(x).sum().backward()
assert torch.allclose(slopes, x.grad)
