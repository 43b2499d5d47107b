"""Six steps of learning, with clearing and without."""

import torch


def learn(clear):
    """The error before each of six steps."""
    w1 = torch.tensor(3.0, requires_grad=True)
    w2 = torch.tensor(0.5, requires_grad=True)
    optimizer = torch.optim.SGD([w1, w2], lr=0.01)
    errors = []
    for _ in range(6):
        error = (w2 * (w1 * 2.0) - 5.0) ** 2
        errors.append(round(error.item(), 4))
        error.backward()
        optimizer.step()
        if clear:
            optimizer.zero_grad()
    return errors


cleared, piled = learn(True), learn(False)
print("cleared:      ", cleared)
print("never cleared:", piled)

# %% check
assert cleared == sorted(cleared, reverse=True)
assert cleared[-1] < 0.01 and max(piled[2:]) > 1
