"""Four micro-batches stand for one batch, and nobody divides."""

# %% fault
import torch
from torch.nn.functional import mse_loss

torch.manual_seed(0)
model = torch.nn.Linear(2, 1)
x, target = torch.randn(8, 2), torch.randn(8, 1)


def gradient(pieces, divide_by):
    model.zero_grad()
    for part, wanted in zip(x.chunk(pieces), target.chunk(pieces)):
        (mse_loss(model(part), wanted) / divide_by).backward()
    return model.weight.grad.clone()


right = gradient(pieces=1, divide_by=1)
wrong = gradient(pieces=4, divide_by=1)
print("one batch:          ", right)
print("four pieces:        ", wrong)

# %% mend
mended = gradient(pieces=4, divide_by=4)
print("four, each over 4:  ", mended)

# %% check
assert torch.allclose(wrong, 4 * right)
assert torch.allclose(mended, right)
