"""Frozen in the middle of a training, with a gradient left behind."""

import torch


def freeze(clear):
    w = torch.tensor([1.0], requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=0.1)
    (3 * w).sum().backward()
    w.requires_grad_(False)
    if clear:
        w.grad = None
    before = w.item()
    optimizer.step()
    return before - w.item()


print(f"gradient left:    moved {freeze(clear=False):.1f}")
print(f"gradient cleared: moved {freeze(clear=True):.1f}")

# %% check
assert freeze(clear=False) > 0
assert freeze(clear=True) == 0
