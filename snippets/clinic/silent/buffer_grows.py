"""A running mean of the activations is kept from batch to batch."""

# %% fault
import torch


def count_nodes(tensor):
    seen, todo = set(), [tensor.grad_fn]
    while todo:
        node = todo.pop()
        if node is not None and node not in seen:
            seen.add(node)
            for link in node.next_functions:
                todo.append(link[0])
    return len(seen)


torch.manual_seed(0)
layer = torch.nn.Linear(3, 3)
running = torch.zeros(3)
growing = []
for _ in range(5):
    h = layer(torch.rand(2, 3))
    running = 0.9 * running + 0.1 * h.mean(dim=0)
    h.sum().backward()  # running is not part of the loss
    growing.append(count_nodes(running))
print("nodes behind running:", growing)

# %% mend
mended = torch.zeros(3)
level = []
torch.manual_seed(0)
layer = torch.nn.Linear(3, 3)
for _ in range(5):
    h = layer(torch.rand(2, 3))
    mended = 0.9 * mended + 0.1 * h.detach().mean(dim=0)
    h.sum().backward()
    level.append(count_nodes(mended))
print("nodes behind running:", level)

# %% check
assert growing == sorted(set(growing))
assert level == [0] * 5
assert torch.equal(mended, running)

running = torch.zeros(3)
refused = False
try:
    for _ in range(2):
        running = running + layer(torch.rand(2, 3)).square().mean(dim=0)
        running.sum().backward()
except RuntimeError as error:
    refused = "backward through the graph a second time" in str(error)
assert refused
