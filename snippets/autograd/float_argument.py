"""A plain number where backward() wants a tensor."""

import torch

w = torch.tensor(3.0, requires_grad=True)
try:
    (w * 2).backward(1.0)
except TypeError as error:
    print("TypeError:", error)
    said = str(error)
(w * 2).backward(torch.tensor(1.0))
print("with a tensor:", w.grad.item())

# %% check
assert said
assert w.grad == 2
