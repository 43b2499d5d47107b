"""The whole step is compiled, with backward() in it."""

# %% message
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(3, 1)
x, target = torch.rand(4, 3), torch.rand(4, 1)


@torch.compile(backend="aot_eager", fullgraph=True)
def step(x, target):
    loss = nn.functional.mse_loss(model(x), target)
    loss.backward()
    return loss


try:
    step(x, target)
except torch._dynamo.exc.Unsupported as error:
    message = str(error).partition("\n\nfrom user code")[0]
    print(f"Unsupported: {message}")


# %% mend
@torch.compile(backend="aot_eager", fullgraph=True)
def find_loss(x, target):
    return nn.functional.mse_loss(model(x), target)


find_loss(x, target).backward()
found = model.weight.grad
print("gradient:", found)

# %% check
assert message.startswith("Unsupported Tensor.backward() call")
loss = nn.functional.mse_loss(model(x), target)
(right,) = torch.autograd.grad(loss, model.weight)
assert torch.allclose(found, right)
