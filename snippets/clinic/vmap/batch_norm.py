"""Three networks with batch normalisation are run as one."""

# %% message
import torch
from torch import nn
from torch.func import functional_call, stack_module_state, vmap

torch.manual_seed(0)
nets = []
for _ in range(3):
    nets.append(nn.Sequential(nn.Linear(4, 5), nn.BatchNorm1d(5)))
params, buffers = stack_module_state(nets)
x = torch.rand(8, 4)


def run(params):
    return functional_call(nets[0], params, (x,))


try:
    vmap(run)(params)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")


# %% mend
def run_with_buffers(params, buffers):
    return functional_call(nets[0], (params, buffers), (x,))


together = vmap(run_with_buffers)(params, buffers)
one_by_one = torch.stack([net(x) for net in nets])
print("as one by one:", torch.allclose(together, one_by_one, atol=1e-6))

# %% no mend
nets[0].eval()
other = vmap(run)(params)
print("as one by one:", torch.allclose(other, one_by_one, atol=1e-6))

# %% check
assert message.startswith("Batch norm got a batched tensor as input while")
assert torch.allclose(together, one_by_one, atol=1e-6)
for number, net in enumerate(nets):
    mean = buffers["1.running_mean"][number]
    assert torch.allclose(mean, net[1].running_mean)
assert (other - one_by_one).abs().max() > 0.5
