"""One loop, run twice, with a graph of another length each time."""

import torch


def functions_behind(result):
    found = [result.grad_fn]
    for node in found:
        for following, _ in node.next_functions:
            if following and following not in found:
                found.append(following)
    return len(found)


w = torch.tensor(1.5, requires_grad=True)
counts = {}
for times in (1, 3):
    y = w * 2.0
    for _ in range(times):
        y = y * y
    counts[times] = functions_behind(y)
    print("rounds:", times, " functions:", counts[times])

# %% check
assert counts == {1: 3, 3: 5}  # one more for each round
