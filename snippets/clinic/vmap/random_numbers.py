"""Gradients for each sample of a network with dropout."""

# %% message
import torch
from torch import nn
from torch.func import vmap

torch.manual_seed(0)
drop = nn.Dropout(0.5)
x = torch.ones(3, 8)
try:
    vmap(drop)(x)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
each_its_own = vmap(drop, randomness="different")(x)
print(each_its_own)

# %% no mend
all_alike = vmap(drop, randomness="same")(x)
print(all_alike)

# %% check
assert "random operation while in randomness error mode" in message
assert not torch.equal(each_its_own[0], each_its_own[1])
assert not torch.equal(each_its_own[1], each_its_own[2])
assert set(each_its_own.flatten().tolist()) == {0, 2}
assert torch.equal(all_alike, all_alike[:1].expand(3, 8))
