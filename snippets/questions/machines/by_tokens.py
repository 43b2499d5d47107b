"""Two processes, unequal numbers of tokens, one gradient."""

import torch
import torch.distributed as dist
from in_two import run_in_two
from torch import nn
from torch.nn.parallel import DistributedDataParallel as DDP

tokens = [torch.ones(5, 1), torch.full((1, 1), 7.0)]  # of rank 0 and 1


def train(rank):
    mine = tokens[rank]
    count = torch.tensor(len(mine))
    dist.all_reduce(count)  # of all processes

    def gradient(divide_by):
        net = nn.Linear(1, 1, bias=False)  # its slope is the token
        model = DDP(net)
        loss = model(mine).sum() / divide_by
        loss.backward()
        return net.weight.grad.item()

    own_mean = gradient(len(mine))
    of_all = gradient(count.item() / dist.get_world_size())
    return own_mean, of_all


own_mean, of_all = run_in_two(train)[0]
print("each divides by its own tokens: ", own_mean)
print("by all tokens, times two:       ", of_all)
one_batch = torch.cat(tokens).mean().item()
print("one large batch:                ", one_batch)

# %% check
assert own_mean == (1 + 7) / 2
assert abs(of_all - one_batch) < 1e-6
assert one_batch == 2
