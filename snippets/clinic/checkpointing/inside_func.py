"""torch.func.grad over a network that is checkpointed inside."""

# %% message
import torch
from torch import nn
from torch.utils.checkpoint import checkpoint

torch.manual_seed(0)
block = nn.Sequential(nn.Linear(3, 8), nn.Tanh(), nn.Linear(8, 1))


def energy(x):
    return checkpoint(block, x, use_reentrant=False).sum()


x = torch.rand(4, 3)
try:
    force = torch.func.grad(energy)(x)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
x.requires_grad_()
(force,) = torch.autograd.grad(energy(x), x)
print("force on the first:", force[0])


# %% no mend
def old_energy(x):
    return checkpoint(block, x, use_reentrant=True).sum()


try:
    torch.func.grad(old_energy)(x)
except RuntimeError as error:
    other = str(error)
    print(f"RuntimeError: {other}")

# %% check
assert "don't yet support saved tensor hooks" in message
(plain,) = torch.autograd.grad(block(x).sum(), x)
assert torch.allclose(force, plain)
assert "must override the setup_context staticmethod" in other
