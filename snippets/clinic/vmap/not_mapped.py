"""Each sample is scaled by the same number."""

# %% message
import torch
from torch.func import vmap


def soften(scores, temperature):
    return torch.softmax(scores / temperature, dim=0)


scores = torch.tensor([[1.0, 2.0, 3.0], [0.0, 0.0, 4.0]])
try:
    vmap(soften)(scores, 2.0)
except ValueError as error:
    message = str(error)
    print(f"ValueError: {message}")

# %% mend
soft = vmap(soften, in_dims=(0, None))(scores, 2.0)
print(soft)

# %% check
assert "Got in_dim=0 for an input but the input is of type" in message
assert torch.allclose(soft, torch.softmax(scores / 2, dim=1))
