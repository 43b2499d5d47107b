"""The messages to come in w * w + w."""

from collections import Counter

import torch

w = torch.tensor(3.0, requires_grad=True)
root = (w * w + w).grad_fn
waiting, found = Counter(), [root]
for node in found:
    for following, _ in node.next_functions:
        if following not in waiting:
            found.append(following)
        waiting[following] += 1
for node, messages in waiting.items():
    print(node.name().split("::")[-1], "waits for", messages)

# %% check
assert sorted(waiting.values()) == [1, 3]
