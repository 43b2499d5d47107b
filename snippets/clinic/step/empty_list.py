"""Layers in a plain Python list, and an optimizer that finds none of them."""

# %% message
import torch
from torch import nn

torch.manual_seed(0)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = [nn.Linear(3, 4), nn.Linear(4, 1)]  # a plain list

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


model = Net()
try:
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
except ValueError as error:
    message = str(error)
    print(f"ValueError: {message}")

# %% mend
model.layers = nn.ModuleList(model.layers)
print([name for name, _ in model.named_parameters()])

optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
before = model.layers[0].weight.detach().clone()
model(torch.ones(2, 3)).sum().backward()
optimizer.step()
moved = model.layers[0].weight.detach() - before
print("the first layer has moved:", moved.abs().max().item() > 0)

# %% no mend
hidden = Net()
params = [p for layer in hidden.layers for p in layer.parameters()]
torch.optim.SGD(params, lr=0.1)  # no message
print("saved with the model:", len(hidden.state_dict()), "tensors")

# %% check
assert message == "optimizer got an empty parameter list"
assert len(list(model.parameters())) == 4
assert torch.allclose(moved, -0.1 * model.layers[0].weight.grad)
assert moved.abs().max() > 0.01
assert len(params) == 4 and len(hidden.state_dict()) == 0
