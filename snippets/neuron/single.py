"""Mini-batches of one example, and of more."""

import torch

from learner import accuracy, examples, learn, network

x, t, test_x, test_t = examples()
right = {}
for batch in (1, 16, 128):
    torch.manual_seed(0)
    net = network()
    learn(net, x, t, steps=1000, batch=batch)
    right[batch] = accuracy(net, test_x, test_t)
    print(f"mini-batches of {batch:3}: {right[batch]:.1%}")

# %% check
assert right[1] < right[16] < right[128]
