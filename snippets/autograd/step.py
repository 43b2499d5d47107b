"""Four steps by hand, then four with an optimizer."""

import torch


def new_parameters():
    w1 = torch.tensor(3.0, requires_grad=True)
    w2 = torch.tensor(0.5, requires_grad=True)
    return w1, w2


# %% by hand
w1, w2 = new_parameters()
errors = []
for _ in range(4):
    error = (w2 * (w1 * 2.0) - 5.0) ** 2
    errors.append(error.item())
    error.backward()
    with torch.no_grad():
        w1 -= 0.01 * w1.grad
        w2 -= 0.01 * w2.grad
    w1.grad = None
    w2.grad = None
by_hand = w1.item(), w2.item()
print("errors:", [round(e, 5) for e in errors])
print("by hand:  ", round(w1.item(), 4), round(w2.item(), 4))

# %% with an optimizer
w1, w2 = new_parameters()
optimizer = torch.optim.SGD([w1, w2], lr=0.01)
for _ in range(4):
    error = (w2 * (w1 * 2.0) - 5.0) ** 2
    error.backward()
    optimizer.step()
    optimizer.zero_grad()
by_optimizer = w1.item(), w2.item()
print("optimizer:", round(w1.item(), 4), round(w2.item(), 4))

# %% check
assert by_hand == by_optimizer
assert errors == sorted(errors, reverse=True)
assert errors[0] == 4
