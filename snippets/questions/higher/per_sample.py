"""The gradient of each sample's loss: a loop, and two ways without."""

# %% three ways
import torch
from torch import nn
from torch.func import functional_call, grad, vmap
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils.flop_counter import FlopCounterMode

torch.manual_seed(0)
net = nn.Sequential(nn.Linear(20, 30), nn.Tanh(), nn.Linear(30, 1))
params = dict(net.named_parameters())
all_params = list(params.values())
x, y = torch.randn(16, 20), torch.randn(16, 1)


def loss(params, x, y):  # x and y are one sample
    return (functional_call(net, params, (x,)) - y).square().sum()


def loop():
    rows = []
    for xi, yi in zip(x, y, strict=True):
        gradients = torch.autograd.grad(loss(params, xi, yi), all_params)
        rows.append(gradients[0])
    return torch.stack(rows)


def by_vmap():
    gradients = vmap(grad(loss), in_dims=(None, 0, 0))(params, x, y)
    return gradients["0.weight"]


def by_batched_walk():
    losses = (net(x) - y).square().sum(1)
    each = torch.eye(len(losses))  # a one for each loss in turn
    gradients = torch.autograd.grad(
        losses, all_params, each, is_grads_batched=True
    )
    return gradients[0]


# %% count
class CountOperations(TorchDispatchMode):
    count = 0

    def __torch_dispatch__(self, operation, types, args=(), kwargs=None):
        self.count += 1
        return operation(*args, **(kwargs or {}))


found, operations, flops = {}, {}, {}
for way in (loop, by_vmap, by_batched_walk):
    with CountOperations() as counter:
        found[way] = way()
    with FlopCounterMode(display=False) as arithmetic:
        way()
    operations[way] = counter.count
    flops[way] = arithmetic.get_total_flops()
    print(f"{way.__name__:15} {operations[way]:3} operations, ", end="")
    print(f"{flops[way]:7,} FLOPs")
in_loop, at_once = operations[loop], operations[by_vmap]
more_work = flops[by_batched_walk] / flops[by_vmap]

# %% check
net.zero_grad()
(net(x) - y).square().sum().backward()
for gradients in found.values():
    assert torch.allclose(gradients, found[loop], atol=1e-6)
    assert torch.allclose(gradients.sum(0), net[0].weight.grad, atol=1e-5)
assert at_once * 5 < in_loop
assert flops[by_vmap] == flops[loop]
assert more_work > 5
in_parts = vmap(grad(loss), in_dims=(None, 0, 0), chunk_size=4)(params, x, y)
assert torch.allclose(in_parts["0.weight"], found[loop], atol=1e-6)

net.insert(1, nn.BatchNorm1d(30))  # in training mode
params = dict(net.named_parameters())


def loss_of_row(params, x, y):
    return loss(params, x[None], y)


try:
    vmap(grad(loss_of_row), in_dims=(None, 0, 0))(params, x, y)
    refused = ""
except RuntimeError as error:
    refused = str(error)
assert "would mutate a captured Tensor" in refused
net.eval()
allowed = vmap(grad(loss_of_row), in_dims=(None, 0, 0))(params, x, y)
assert len(allowed["0.weight"]) == len(x)
