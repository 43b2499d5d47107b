"""A gradient computed by hand is given to the optimizer."""

# %% message
import torch

torch.manual_seed(0)
layer = torch.nn.Linear(3, 2, bias=False)
x, upstream = torch.rand(8, 3), torch.rand(8, 2)
gradient = x.T @ upstream
try:
    layer.weight.grad = gradient
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
layer.weight.grad = upstream.T @ x
mended = layer.weight.grad
print(mended)

# %% no mend
layer.weight.grad = gradient.view_as(layer.weight)
wrong = layer.weight.grad
print(wrong)

# %% check
assert message.startswith("attempting to assign a gradient of size")
layer.weight.grad = None
(layer(x) * upstream).sum().backward()
assert torch.allclose(mended, layer.weight.grad)
assert (wrong - mended).abs().max() > 0.1
