"""A weight is turned between the two walks: once it matters."""

import torch


def turned_early(two_dials):
    w1 = torch.tensor(3.0, requires_grad=True)
    w2 = torch.tensor(0.5, requires_grad=True)
    h = w1 * 2.0
    y = w2 * h if two_dials else h
    with torch.no_grad():
        w1 += 1
        w2 += 1
    try:
        y.backward()
    except RuntimeError as error:
        return f"RuntimeError: {str(error)[:58]}..."
    return f"slope of w1: {w1.grad.item()}"


one, two = turned_early(False), turned_early(True)
print("one dial: ", one)
print("two dials:", two)

# %% check
assert one == "slope of w1: 2.0"
assert "needed for gradient computation" in two
