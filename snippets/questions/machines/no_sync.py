"""Gradient accumulation in two processes, with and without no_sync."""

from contextlib import nullcontext

import torch
from in_two import run_in_two
from torch import nn
from torch.distributed.algorithms.ddp_comm_hooks import default_hooks
from torch.nn.parallel import DistributedDataParallel as DDP

x = torch.tensor([[1.0, 2.0, 3.0, 4.0], [5.0, 6.0, 7.0, 8.0]])


def train(rank):
    outcomes = []
    for quiet in ([], [0, 1, 2], [0, 1, 2, 3]):  # these are not sent
        net = nn.Linear(1, 1, bias=False)
        model = DDP(net)
        sent = []

        def send(sent, bucket):
            sent.append(bucket)
            return default_hooks.allreduce_hook(None, bucket)

        model.register_comm_hook(sent, send)
        for i in range(4):  # four micro-batches, one step
            with model.no_sync() if i in quiet else nullcontext():
                loss = model(x[rank, i : i + 1]).sum()
                (loss / 4).backward()
        outcomes.append((net.weight.grad.item(), len(sent)))
    return outcomes


each_time, at_the_end, never = run_in_two(train)[0]
print("without:      ", each_time[0], "sent", each_time[1])
print("but the last: ", at_the_end[0], "sent", at_the_end[1])
print("the last too: ", never[0], "sent", never[1])

# %% check
assert each_time[0] == at_the_end[0] == x.mean()
assert (each_time[1], at_the_end[1], never[1]) == (4, 1, 0)
assert never[0] == x[0].mean()
