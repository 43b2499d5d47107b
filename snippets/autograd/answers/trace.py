"""The nodes of w * w + w."""

import torch

w = torch.tensor(3.0, requires_grad=True)
plus = (w * w + w).grad_fn
times = plus.next_functions[0][0]
to_w = plus.next_functions[1][0]
print(plus.name(), "->", times.name(), "and", to_w.name())
print(times.name(), "->", [node is to_w for node, _ in times.next_functions])

# %% check
assert to_w.variable is w
