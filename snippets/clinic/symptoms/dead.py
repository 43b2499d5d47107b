"""Which of the neurons with relu answer zero to every example?"""

# %% symptom
import torch
from torch import nn


def dead_neurons(model, inputs):
    h = inputs
    for name, layer in model.named_children():
        h = layer(h)
        if isinstance(layer, nn.ReLU):
            dead = (h == 0).all(dim=0)
            print(f"layer {name}: {dead.sum()} of {len(dead)} are dead")
    return dead.sum().item()


torch.manual_seed(0)
model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 1))
inputs = torch.rand(32, 4)
with torch.no_grad():
    model[0].bias -= 5  # after a step that was far too large
wrong = dead_neurons(model, inputs)
model(inputs).sum().backward()
zero = model[0].weight.grad.abs().max().item()
print("largest gradient of the first layer:", zero)

# %% cure
model[0].reset_parameters()  # start again, with a smaller learning rate
right = dead_neurons(model, inputs)
model.zero_grad()
model(inputs).sum().backward()
largest = model[0].weight.grad.abs().max().item()
print(f"largest gradient of the first layer: {largest:.2f}")

# %% check
assert wrong == 8
assert zero == 0
assert right < 8
assert largest > 0.1
