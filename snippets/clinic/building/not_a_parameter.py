"""A layer's weight is replaced by the result of a computation."""

# %% message
import torch

torch.manual_seed(0)
layer = torch.nn.Linear(2, 2)
before = layer.weight.detach().clone()
try:
    layer.weight = layer.weight * 2
except TypeError as error:
    message = str(error)
    print(f"TypeError: {message}")

# %% mend
with torch.no_grad():
    layer.weight *= 2
print("a parameter still:", isinstance(layer.weight, torch.nn.Parameter))

# %% no mend
optimizer = torch.optim.SGD(layer.parameters(), lr=0.1)
doubled = layer.weight.detach() * 2
layer.weight = torch.nn.Parameter(doubled)  # the optimizer has the old one
layer(torch.ones(1, 2)).sum().backward()
kept = layer.weight.detach().clone()
optimizer.step()
print("the weight has moved:", not torch.equal(layer.weight, kept))

# %% check
assert message.startswith("cannot assign 'torch.FloatTensor' as parameter")
assert torch.equal(layer.weight, 4 * before)
assert torch.equal(layer.weight, kept)
