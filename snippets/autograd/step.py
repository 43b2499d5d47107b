"""Four steps by hand, then four with an optimizer."""

import torch

# %% by hand
w1 = torch.tensor(3.0, requires_grad=True)
w2 = torch.tensor(0.5, requires_grad=True)
for _ in range(4):
    error = (w2 * (w1 * 2.0) - 5.0) ** 2
    error.backward()
    with torch.no_grad():
        w1 -= 0.01 * w1.grad
        w2 -= 0.01 * w2.grad
    w1.grad = None
    w2.grad = None
by_hand = w1.item(), w2.item()
print(by_hand)

# %% with an optimizer
w1 = torch.tensor(3.0, requires_grad=True)
w2 = torch.tensor(0.5, requires_grad=True)
optimizer = torch.optim.SGD([w1, w2], lr=0.01)
for _ in range(4):
    error = (w2 * (w1 * 2.0) - 5.0) ** 2
    error.backward()
    optimizer.step()
    optimizer.zero_grad()
by_optimizer = w1.item(), w2.item()
print(by_optimizer)

# %% check
assert by_hand == by_optimizer
assert error.item() < 0.001
