"""Rows of an embedding that did not occur: do they stay?"""

import torch
from torch import nn

first, second = torch.tensor([0]), torch.tensor([1])


def moved(optimizer, table, write_back=False):
    """Look up row 0, then row 1; how far does row 0 go in the second?"""
    table(first).sum().backward()
    optimizer.step()
    optimizer.zero_grad()
    before = table.weight.detach().clone()
    table(second).sum().backward()
    optimizer.step()
    if write_back:
        with torch.no_grad():
            table.weight[0] = before[0]
    return (before - table.weight)[0].abs().max().item()


table = nn.Embedding(3, 2)
plain = moved(torch.optim.Adam(table.parameters(), lr=0.1), table)
print(f"Adam:             {plain:.3f}")

table = nn.Embedding(3, 2)
adam = torch.optim.Adam(table.parameters(), lr=0.1)
written = moved(adam, table, write_back=True)
print(f"written back:     {written:.3f}")

table = nn.Embedding(3, 2, sparse=True)
sparse_adam = torch.optim.SparseAdam(table.parameters(), lr=0.1)
sparse = moved(sparse_adam, table)
print(f"sparse gradients: {sparse:.3f}")

# %% check
assert plain > 0.05
assert written == sparse == 0
