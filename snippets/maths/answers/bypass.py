"""The second weight is closed, with a second path and without."""

import torch


def slope_of_w1(second_path):
    w1 = torch.tensor(3.0, requires_grad=True)
    w2 = torch.tensor(0.0)
    h = w1 * 2
    y = w2 * h + h if second_path else w2 * h
    e = (y - 5) ** 2
    e.backward()
    return w1.grad.item()


forked, single = slope_of_w1(True), slope_of_w1(False)
print("slope of w1:", forked, " without the second path:", single + 0)

# %% check
assert forked == 2 * (6 - 5) * 2
assert single == 0
