"""What the nodes of w * w + w wait for."""

import torch

w = torch.tensor(3.0, requires_grad=True)
plus = (w * w + w).grad_fn
waiting = {}
to_visit = [plus]
while to_visit:
    node = to_visit.pop()
    for next_node, _ in node.next_functions:
        if next_node not in waiting:
            waiting[next_node] = 0
            to_visit.append(next_node)
        waiting[next_node] += 1
for node, count in waiting.items():
    print(type(node).__name__, "waits for", count)

# %% check
assert sorted(waiting.values()) == [1, 3]
