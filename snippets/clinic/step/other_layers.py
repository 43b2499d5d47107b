"""Training goes on from a checkpoint, with the first layer frozen since."""

# %% message
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(3, 3), nn.Linear(3, 3))
first, second = model
optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
model(torch.rand(4, 3)).pow(2).sum().backward()
optimizer.step()
saved = optimizer.state_dict()  # what the checkpoint has

first.requires_grad_(False)
trainable = [p for p in model.parameters() if p.requires_grad]
optimizer = torch.optim.SGD(trainable, lr=0.1, momentum=0.9)
try:
    optimizer.load_state_dict(saved)
except ValueError as error:
    message = str(error)
    print(f"ValueError: {message}")

# %% mend
optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
optimizer.load_state_dict(saved)  # the same list as when it was saved
momentum = optimizer.state[second.weight]["momentum_buffer"]
print("of the second layer:", torch.equal(momentum, second.weight.grad))

optimizer.zero_grad()
before = first.weight.clone()
model(torch.rand(4, 3)).pow(2).sum().backward()
optimizer.step()
print("the first layer has moved:", not torch.equal(first.weight, before))

# %% no mend
group = saved["param_groups"][0]
cut = {"state": saved["state"], "param_groups": [{**group, "params": [0, 1]}]}
optimizer = torch.optim.SGD(trainable, lr=0.1, momentum=0.9)
optimizer.load_state_dict(cut)  # no message
wrong = optimizer.state[second.weight]["momentum_buffer"]
of_first = saved["state"][0]["momentum_buffer"]
print("momentum of the first layer:", torch.equal(wrong, of_first))

# %% check
assert "doesn't match the size of optimizer's group" in message
assert torch.equal(momentum, saved["state"][2]["momentum_buffer"])
assert torch.equal(first.weight, before)
assert second.weight.grad.abs().max() > 0
assert torch.equal(wrong, of_first) and not torch.equal(wrong, momentum)
