"""The last function on the way, called twice."""

import torch

w = torch.tensor(0.5, requires_grad=True)
to_w = (w * 1.0).grad_fn.next_functions[0][0]
with torch.no_grad():
    to_w(torch.tensor(-24.0))
    print("once: ", w.grad.item())
    to_w(torch.tensor(-24.0))
    print("twice:", w.grad.item())
print("it holds the leaf itself:", to_w.variable is w)

# %% check
assert w.grad == -48
