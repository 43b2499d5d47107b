"""When does the slope of the last weight appear?"""

import torch

w1 = torch.tensor(3.0, requires_grad=True)
w2 = torch.tensor(0.5, requires_grad=True)
h = w1 * 2.0
e = (w2 * h - 5.0) ** 2
seen = []
h.register_hook(lambda _: seen.append((w1.grad, w2.grad.item())))
e.backward()
print(
    "when h hears its slope, w1.grad is",
    seen[0][0],
    "and w2.grad",
    seen[0][1],
)

# %% check
assert seen == [(None, -24)]
