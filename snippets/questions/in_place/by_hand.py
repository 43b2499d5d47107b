"""Gradient descent by hand: the same leaf is edited at each step."""

import torch

w = torch.tensor([1.0, 2.0], requires_grad=True)
same = w
for _ in range(3):
    loss = (w**2).sum()
    loss.backward()
    with torch.no_grad():
        w -= 0.1 * w.grad
    w.grad = None
    print(f"loss {loss.item():.3f}  leaf: {w.is_leaf}  same: {w is same}")

# %% if it were recorded
v = torch.tensor([1.0, 2.0], requires_grad=True)
copy = v * 1  # a result may be edited
copy -= 0.1 * copy
print(copy.grad_fn.name(), " leaf:", copy.is_leaf)

# %% check
assert w is same and w.is_leaf
assert torch.allclose(w, torch.tensor([1.0, 2.0]) * 0.8**3)
assert not copy.is_leaf
