"""Feedback alignment: gradients go back through fixed random weights."""

# %% message
import warnings

import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 2))
fixed = {layer: torch.rand_like(layer.weight) for layer in model[::2]}
x = torch.rand(5, 3)


def send_back(layer, grad_input, grad_output):
    return (grad_output[0] @ fixed[layer],)


warnings.simplefilter("ignore")  # of the first layer: see the entry above
handles = [layer.register_full_backward_hook(send_back) for layer in fixed]
try:
    model(x).sum().backward()
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")
for handle in handles:
    handle.remove()


# %% mend
def send_back_if_needed(layer, grad_input, grad_output):
    if grad_input[0] is None:
        return None  # nothing before this layer learns
    return (grad_output[0] @ fixed[layer],)


for layer in fixed:
    layer.register_full_backward_hook(send_back_if_needed)
model.zero_grad()
model(x).sum().backward()
print("gradient of the first bias:", model[0].bias.grad)

# %% check
assert message.startswith("Backward hook for Modules where no input requires")
slope = 1 - torch.tanh(model[0](x)) ** 2
by_hand = (torch.ones(5, 2) @ fixed[model[2]] * slope).sum(0)
assert torch.allclose(model[0].bias.grad, by_hand)
