"""Gradients are averaged with NumPy, and put back."""

# %% message
import numpy as np
import torch

torch.manual_seed(0)
layer = torch.nn.Linear(3, 1, bias=False)
halves = torch.rand(2, 4, 3)
gradients = []
for half in halves:
    layer.zero_grad()
    layer(half).mean().backward()
    gradients.append(layer.weight.grad.tolist())
mean = torch.from_numpy(np.mean(gradients, axis=0))
try:
    layer.weight.grad = mean
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
layer.weight.grad = mean.to(layer.weight.dtype)
averaged = layer.weight.grad
print(averaged)

# %% check
assert message.startswith("attempting to assign a gradient with dtype")
layer.weight.grad = None
layer(halves.reshape(8, 3)).mean().backward()
assert torch.allclose(averaged, layer.weight.grad)
