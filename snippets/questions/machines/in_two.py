"""Run a function in two processes that average their gradients.

`torchrun --nproc-per-node 2 train.py` starts such processes for you.
"""

import os
import tempfile

import torch
import torch.distributed as dist
import torch.multiprocessing as mp


def begin(rank, store, results, train):
    dist.init_process_group(
        "gloo", store=dist.FileStore(store, 2), rank=rank, world_size=2
    )
    results.put((rank, train(rank)))
    dist.destroy_process_group()


def run_in_two(train):
    """What `train(rank)` returns for rank 0 and for rank 1."""
    results = mp.get_context("fork").SimpleQueue()
    with tempfile.TemporaryDirectory() as folder:
        store = os.path.join(folder, "store")
        mp.start_processes(
            begin, (store, results, train), nprocs=2, start_method="fork"
        )
    found = dict([results.get(), results.get()])
    return found[0], found[1]


def add_up(rank):
    number = torch.tensor(rank + 1)
    dist.all_reduce(number)
    return number.item()


# %% check
if __name__ == "__main__":
    assert run_in_two(add_up) == (3, 3)
