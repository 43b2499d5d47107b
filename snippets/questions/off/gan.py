"""A generator and a discriminator, with and without detach()."""

import torch
from torch import nn

torch.manual_seed(0)
G = nn.Linear(2, 2)
D = nn.Sequential(nn.Linear(2, 4), nn.Tanh(), nn.Linear(4, 1))
noise = torch.randn(8, 2)


def size():
    """The length of G's gradient, or None."""
    gradient = G.weight.grad
    return None if gradient is None else round(gradient.norm().item(), 4)


# %% without detach
fake = G(noise)
D(fake).mean().backward()  # the step of D
without = size()
print("gradient of G after D's walk:", without)
try:
    (-D(fake).mean()).backward()  # the step of G, with the same fake
except RuntimeError as error:
    message = str(error)
    print(message.split(" (", maxsplit=1)[0])

# %% with detach
G.zero_grad()
D.zero_grad()
fake = G(noise)
D(fake.detach()).mean().backward()  # the step of D
cut = size()
print("gradient of G after D's walk:", cut)
(-D(fake).mean()).backward()  # the step of G: no detach
print("gradient of G after its own: ", size())

# %% detach in the wrong place
G.zero_grad()
(-D(G(noise).detach()).mean()).backward()
wrong = size()
print("gradient of G:", wrong)

# %% check
assert without > 0
assert message.startswith("Trying to backward through the graph a second")
assert cut is None
assert wrong is None
