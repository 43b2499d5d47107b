"""A block with batch normalisation is checkpointed."""

# %% fault
import torch
from torch.utils.checkpoint import checkpoint

x = torch.tensor([[1.0], [3.0]], requires_grad=True)


def running_mean(run):
    torch.manual_seed(0)
    block = torch.nn.Sequential(torch.nn.BatchNorm1d(1), torch.nn.Sigmoid())
    run(block).sum().backward()
    norm = block[0]
    mean = round(norm.running_mean.item(), 3)
    return mean, norm.num_batches_tracked.item()


def plain(block):
    return block(x)


def reentrant(block):
    return checkpoint(block, x, use_reentrant=True)


def not_reentrant(block):
    return checkpoint(block, x, use_reentrant=False)


print("no checkpoint: ", running_mean(plain))
print("reentrant:     ", running_mean(reentrant))
print("not reentrant: ", running_mean(not_reentrant))


# %% mend
def outside(block):
    norm, rest = block
    return checkpoint(rest, norm(x), use_reentrant=False)


mended = running_mean(outside)
print("norm outside:  ", mended)

# %% check
assert running_mean(plain) == mended
assert mended[1] == 1
assert running_mean(reentrant)[1] == 2
assert running_mean(not_reentrant)[1] == 2
