"""torch.func.grad over a network with batch normalisation."""

# %% message
import torch
from torch import nn
from torch.func import functional_call, grad

torch.manual_seed(0)
net = nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.Linear(4, 1))
params = {name: p.detach() for name, p in net.named_parameters()}
buffers = dict(net.named_buffers())
x, target = torch.rand(8, 3), torch.rand(8, 1)


def loss(params):
    y = functional_call(net, params, (x,))
    return ((y - target) ** 2).mean()


try:
    grad(loss)(params)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")


# %% mend
def loss_with_buffers(params, buffers):
    y = functional_call(net, (params, buffers), (x,))
    return ((y - target) ** 2).mean()


gradient = grad(loss_with_buffers)(params, buffers)["0.weight"]
print("first row:", gradient[0])
updated = net[1].running_mean.clone()

# %% no mend
net.eval()
other = grad(loss)(params)["0.weight"]
print("first row:", other[0])

# %% check
assert "would mutate a captured Tensor" in message
net.train()
net[1].reset_running_stats()
((net(x) - target) ** 2).mean().backward()
assert torch.allclose(gradient, net[0].weight.grad, atol=1e-6)
assert torch.allclose(updated, net[1].running_mean)
assert (other - gradient).abs().max() > 0.01
