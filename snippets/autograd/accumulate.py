"""Two walks back, and what .grad holds after each."""

import torch


def error(w1, w2):
    return (w2 * (w1 * 2.0) - 5.0) ** 2


w1 = torch.tensor(3.0, requires_grad=True)
w2 = torch.tensor(0.5, requires_grad=True)
error(w1, w2).backward()
once = w1.grad.item(), w2.grad.item()
print("one walk: ", once)

error(w1, w2).backward()
twice = w1.grad.item(), w2.grad.item()
print("two walks:", twice)

w1.grad = w2.grad = None
error(w1, w2).backward()
again = w1.grad.item(), w2.grad.item()
print("cleared:  ", again)

# %% check
assert twice == (2 * once[0], 2 * once[1])
assert again == once
