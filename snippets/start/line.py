"""Two numbers to be found, one line that says which way each should move."""

import torch

# %% forward: from what goes in to how wrong it came out
x, wanted = 2.0, 5.0
w1 = torch.tensor(3.0, requires_grad=True)
w2 = torch.tensor(0.5, requires_grad=True)

y = w2 * (w1 * x)
error = (y - wanted) ** 2

# %% backward: the line
error.backward()

print("error  ", error.item())
print("w1.grad", w1.grad.item())
print("w2.grad", w2.grad.item())
w1_grad, w2_grad = w1.grad, w2.grad


# %% check
def error_at(a, b):
    return (b * (a * x) - wanted) ** 2


def by_nudging(
    a, b, da, db
):  # turn a little up, a little down: how does the error answer?
    return (error_at(a + da, b + db) - error_at(a - da, b - db)) / (
        2 * (da + db)
    )


assert abs(w1.grad - by_nudging(3.0, 0.5, 1e-4, 0)) < 1e-3
assert abs(w2.grad - by_nudging(3.0, 0.5, 0, 1e-4)) < 1e-3
