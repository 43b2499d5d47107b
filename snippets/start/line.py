"""One line finds how two dials should turn."""

import torch

# %% forward: the answer, and how wrong it is
w1 = torch.tensor(3.0, requires_grad=True)
w2 = torch.tensor(0.5, requires_grad=True)
x, wanted = 2.0, 5.0

y = w2 * (w1 * x)
error = (y - wanted) ** 2

# %% backward: the line
error.backward()

print("answer ", y.item())
print("error  ", error.item())
print("w1.grad", w1.grad.item())
print("w2.grad", w2.grad.item())


# %% check
def error_at(w1, w2):
    return (w2 * (w1 * x) - wanted) ** 2


# turn one dial up and down a little: how does the error change?
tiny = 1e-4
w1_nudged = (error_at(3 + tiny, 0.5) - error_at(3 - tiny, 0.5)) / (2 * tiny)
w2_nudged = (error_at(3, 0.5 + tiny) - error_at(3, 0.5 - tiny)) / (2 * tiny)
assert abs(w1.grad - w1_nudged) < 1e-6
assert abs(w2.grad - w2_nudged) < 1e-6
