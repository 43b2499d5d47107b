"""How the optimizer knows the gradients that backward() has found."""

# %% the same tensors
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(2, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
same = optimizer.param_groups[0]["params"][0] is model.weight
print("the optimizer holds model.weight itself:", same)

loss = model(torch.ones(4, 2)).pow(2).mean()
loss.backward()
del loss  # the step needs no loss
wanted = (model.weight - 0.1 * model.weight.grad).tolist()
optimizer.step()
print("wanted", torch.tensor(wanted))
print("weight", model.weight.detach())
stepped = model.weight.tolist() == wanted

# %% a parameter that is replaced afterwards
model.weight = nn.Parameter(torch.ones(1, 2))
model(torch.ones(4, 2)).pow(2).mean().backward()
optimizer.step()
still = model.weight.tolist()
print("new weight", still)
print("its grad  ", model.weight.grad)

optimizer.add_param_group({"params": [model.weight]})
optimizer.step()
print("once it is added:", model.weight.detach())

# %% check
assert same
assert stepped
assert still == [[1, 1]] != model.weight.tolist()
assert model.weight.grad.abs().sum() > 0
