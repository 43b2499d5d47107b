"""Two layers frozen: by their flag, or by the optimizer's list."""

import torch
from torch import nn


def count_nodes(result):
    """The nodes that a backward pass from this result visits."""
    seen = set()
    waiting = [result.grad_fn]
    while waiting:
        node = waiting.pop()
        if node is not None and node not in seen:
            seen.add(node)
            waiting += [pair[0] for pair in node.next_functions]
    return len(seen)


def train(by_flag):
    torch.manual_seed(0)
    base = nn.Sequential(nn.Linear(4, 4), nn.BatchNorm1d(4), nn.Tanh())
    head = nn.Linear(4, 1)
    if by_flag:
        base.requires_grad_(False)
    optimizer = torch.optim.SGD(head.parameters(), lr=0.1)
    before = base[0].weight.detach().clone()
    sizes = []
    for _ in range(2):
        optimizer.zero_grad()
        loss = head(base(torch.randn(8, 4))).mean()
        nodes = count_nodes(loss)
        loss.backward()
        optimizer.step()
        gradient = base[0].weight.grad
        if gradient is not None:
            sizes.append(round(gradient.norm().item(), 3))
    print("  nodes:", nodes, " lengths of the base's gradient:", sizes)
    mean = base[1].running_mean.norm().item()
    print(f"  the running mean went from 0 to {mean:.2f}")
    return nodes, sizes, torch.equal(base[0].weight, before), mean


print("requires_grad_(False):")
flag = train(by_flag=True)
print("only the head in the optimizer:")
listed = train(by_flag=False)

# %% check
assert flag[0] < listed[0]
assert flag[1] == []
assert 0 < listed[1][0] < listed[1][1]  # nobody clears it
assert flag[2] and listed[2]  # the weights stay, in both
assert flag[3] > 0 and listed[3] > 0
