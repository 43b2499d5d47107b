"""A weight is changed between the forward pass and backward()."""

import torch


def change_early(layers):
    w1 = torch.tensor(3.0, requires_grad=True)
    w2 = torch.tensor(0.5, requires_grad=True)
    h = w1 * 2.0
    y = w2 * h if layers == 2 else h
    with torch.no_grad():
        w1 += 1
        w2 += 1
    try:
        y.backward()
    except RuntimeError as error:
        return f"RuntimeError: {str(error)[:52]}..."
    return f"w1.grad = {w1.grad.item()}"


one, two = change_early(1), change_early(2)
print("one weight: ", one)
print("two weights:", two)

# %% check
assert one == "w1.grad = 2.0"
assert "needed for gradient computation" in two
