"""How many functions there are for one example, and for a thousand."""

import torch

from functions import functions

w = torch.ones(2, 1, requires_grad=True)
counts = []
for examples in (1, 1000):
    error = (torch.ones(examples, 2) @ w - 5).pow(2).mean()
    counts.append(len(functions(error)))
    print(f"{examples:4} examples:", counts[-1], "functions")

# %% check
assert counts[0] == counts[1] == 5
