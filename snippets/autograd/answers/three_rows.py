"""Three examples, one after the other, and their sum at once."""

import torch

w = torch.tensor(0.5, requires_grad=True)
examples = [(6.0, 5.0), (2.0, 1.0), (4.0, 3.0)]
for x, t in examples:
    ((w * x - t) ** 2).backward()
one_by_one = w.grad.item()

w.grad = None
sum((w * x - t) ** 2 for x, t in examples).backward()
print("one by one:", one_by_one, " at once:", w.grad.item())

# %% check
assert one_by_one == w.grad == sum(2 * (0.5 * x - t) * x for x, t in examples)
