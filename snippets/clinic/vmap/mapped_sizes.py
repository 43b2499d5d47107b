"""The gradients of each sample, for one set of parameters."""

# %% message
import torch
from torch import nn
from torch.func import functional_call, grad, vmap

torch.manual_seed(0)
net = nn.Linear(3, 2)
params = dict(net.named_parameters())
x, target = torch.rand(4, 3), torch.rand(4, 2)


def loss(params, x, target):
    return ((functional_call(net, params, (x,)) - target) ** 2).sum()


try:
    vmap(grad(loss))(params, x, target)
except ValueError as error:
    message = str(error)
    print(f"ValueError: {message}")

# %% what was handed out
names = ["weight", "bias", "x", "target"]
tensors = [params["weight"], params["bias"], x, target]
rows = []
for name, tensor in zip(names, tensors):
    shape = list(tensor.shape)
    rows.append({"tensor": name, "shape": shape, "handed out": shape[0]})

# %% mend
each = vmap(grad(loss), in_dims=(None, 0, 0))(params, x, target)
print("for each sample:", list(each["weight"].shape))

# %% no mend
two = vmap(grad(loss))(params, x[:2], target[:2])
print("for two samples:", list(two["weight"].shape))

# %% check
assert message.startswith("vmap: Expected all tensors to have the same size")
loss(params, x, target).backward()
assert torch.allclose(each["weight"].sum(0), net.weight.grad)
assert each["weight"].shape == (4, 2, 3)
assert [row["handed out"] for row in rows] == [2, 2, 4, 4]
assert two["weight"].shape == (2, 3)
