"""One step by hand and one by torch.optim."""

import torch


def error(w1, w2):
    return (w2 * (w1 * 2.0) - 5.0) ** 2


def weights():
    return [torch.tensor(w, requires_grad=True) for w in (3.0, 0.5)]


# %% by hand
by_hand = weights()
history = []
for _ in range(4):
    e = error(*by_hand)
    history.append(e.item())
    e.backward()
    with torch.no_grad():
        for w in by_hand:
            w -= 0.01 * w.grad
            w.grad = None

# %% by torch.optim
optimised = weights()
optimiser = torch.optim.SGD(optimised, lr=0.01)
for _ in range(4):
    optimiser.zero_grad()
    error(*optimised).backward()
    optimiser.step()

print("errors:", *[f"{e:.5f}" for e in history])
print("by hand:       ", [w.item() for w in by_hand])
print("by torch.optim:", [w.item() for w in optimised])

# %% check
assert [w.item() for w in by_hand] == [w.item() for w in optimised]
assert history[0] == 4 > history[1] > history[2] > history[3]
