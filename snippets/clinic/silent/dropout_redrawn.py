"""Checkpointed dropout, without the state of the random numbers."""

# %% fault
import torch
from torch.utils.checkpoint import checkpoint

dropout = torch.nn.Dropout(0.5)


def block(x):
    return dropout(x)


def run(**options):
    torch.manual_seed(0)
    x = torch.ones(8, requires_grad=True)
    y = checkpoint(block, x, use_reentrant=False, **options)
    y.sum().backward()
    return y.tolist(), x.grad.tolist()


y, gradient = run(preserve_rng_state=False)
print("kept, forwards: ", y)
print("kept, backwards:", gradient)

# %% mend
mended_y, mended_gradient = run()  # True is the default
print("kept, forwards: ", mended_y)
print("kept, backwards:", mended_gradient)

# %% check
assert gradient != y
assert mended_gradient == mended_y
assert mended_y == y
