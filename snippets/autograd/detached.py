"""A path that is cut, and a slope that is too small."""

import torch


def slope(cut):
    w1 = torch.tensor(3.0, requires_grad=True)
    h = w1 * 2.0
    y = 0.5 * h + (h.detach() if cut else h)
    ((y - 5.0) ** 2).backward()
    return w1.grad.item()


whole, cut = slope(False), slope(True)
print("both paths:", whole, " one cut:", cut)

h = torch.tensor([1.0, 2.0], requires_grad=True) * 1
copy = h.detach()
copy[0] = 100.0
print("the same memory:", h.tolist())

# %% check
assert (whole, cut) == (24, 8)
assert h[0] == 100
