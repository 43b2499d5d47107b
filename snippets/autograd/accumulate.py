"""Three walks back, and what .grad holds after each."""

import torch

w1 = torch.tensor(3.0, requires_grad=True)
w2 = torch.tensor(0.5, requires_grad=True)


def walk_back():
    error = (w2 * (w1 * 2.0) - 5.0) ** 2
    error.backward()
    return w1.grad.item(), w2.grad.item()


first = walk_back()
print("first walk: ", first)
second = walk_back()
print("second walk:", second)

w1.grad = None
w2.grad = None
third = walk_back()
print("cleared:    ", third)

# %% check
assert second == (2 * first[0], 2 * first[1])
assert third == first
