"""Three examples one after the other, then their sum at once."""

import torch

w = torch.tensor(0.5, requires_grad=True)
examples = [(6.0, 5.0), (2.0, 1.0), (4.0, 3.0)]
for x, t in examples:
    error = (w * x - t) ** 2
    error.backward()
one_by_one = w.grad.item()
print("one by one:", one_by_one)

w.grad = None
total = 0.0
for x, t in examples:
    total = total + (w * x - t) ** 2
total.backward()
print("at once:   ", w.grad.item())

# %% check
by_hand = sum(2 * (0.5 * x - t) * x for x, t in examples)
assert one_by_one == w.grad == by_hand
