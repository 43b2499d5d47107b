"""The slope of a number in between: found, then dropped or kept."""

import torch

w1 = torch.tensor(3.0, requires_grad=True)
w2 = torch.tensor(0.5, requires_grad=True)
h = w1 * 2.0
e = (w2 * h - 5.0) ** 2

seen = []
h.register_hook(lambda slope: seen.append(slope.item()))
e.backward()
print("passed by h:", seen[0], " h is a leaf:", h.is_leaf)

h = w1 * 2.0
h.retain_grad()
((w2 * h - 5.0) ** 2).backward()
print("kept by h:  ", h.grad.item())

# %% check
assert seen == [-2] == [h.grad.item()]
