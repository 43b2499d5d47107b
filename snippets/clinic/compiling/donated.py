"""A second walk through a compiled model."""

# %% message
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 2))
compiled = torch.compile(model, backend="aot_eager")
x = torch.rand(5, 3)
compiled(x).sum().backward()  # a first step: the way back is compiled

scores = compiled(x)
try:
    scores[:, 0].sum().backward(retain_graph=True)
    scores[:, 1].sum().backward()
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
model.zero_grad()
scores = compiled(x)
(scores[:, 0].sum() + scores[:, 1].sum()).backward()  # one walk
grad = model[0].weight.grad
print("gradient:", grad[0])

# %% check
assert message.startswith("This backward function was compiled with non-emp")
(right,) = torch.autograd.grad(model(x).sum(), model[0].weight)
assert torch.allclose(grad, right)
