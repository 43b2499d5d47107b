"""The gradient with respect to an image is to be watched."""

# %% message
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 1))
image = torch.rand(1, 3)
seen = []
try:
    image.register_hook(seen.append)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
image = torch.rand(1, 3).requires_grad_()  # before the forward pass
image.register_hook(seen.append)
model(image).sum().backward()
print("seen:", seen)

# %% no mend
late = torch.rand(1, 3)
score = model(late).sum()
late.requires_grad_()  # after the forward pass
seen_late = []
late.register_hook(seen_late.append)
score.backward()
print("seen:", seen_late)

# %% check
assert message == (
    "cannot register a hook on a tensor that doesn't require gradient"
)
slope = 1 - torch.tanh(model[0](image)) ** 2
by_hand = (model[2].weight * slope) @ model[0].weight
assert torch.allclose(seen[0], by_hand)
assert seen_late == []
