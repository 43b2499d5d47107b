"""A slope of the wrong shape, when a function is called by hand."""

import torch

rows = torch.randn(5, 2)
layer = torch.nn.Linear(2, 3)
y = layer(rows)
node = y.grad_fn
with torch.no_grad():
    messages = node(torch.ones(5, 3))
shapes = {
    "bias": tuple(layer.bias.shape),
    "message by hand": tuple(messages[0].shape),
}
y.sum().backward()
shapes["bias.grad after backward()"] = tuple(layer.bias.grad.shape)
for name, shape in shapes.items():
    print(f"{name:26} {shape}")

# %% check
assert node.name() == "AddmmBackward0"
assert torch.equal(messages[0].sum_to_size(3), layer.bias.grad)
