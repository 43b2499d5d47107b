"""A step of learning inside a function that is differentiated."""

# %% message
import torch
from torch.func import grad

x = torch.tensor([1.0, 2.0, 3.0])


def loss(w):
    return ((w * x - 2 * x) ** 2).mean()


def loss_after_a_step(w):
    loss(w).backward()
    return loss(w - 0.01 * w.grad)


w = torch.tensor(1.0, requires_grad=True)
try:
    grad(loss_after_a_step)(w)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")


# %% mend
def loss_after_a_func_step(w):
    return loss(w - 0.01 * grad(loss)(w))


slope = grad(loss_after_a_func_step)(w)
print("slope of the loss after the step:", slope.item())


# %% no mend
def loss_after_a_constant_step(w):
    return loss(w - 0.01 * step)


step = grad(loss)(w).item()  # outside, as a number
wrong = grad(loss_after_a_constant_step)(w)
print("without the slope of the step:   ", wrong.item())

# %% check
assert message.startswith("backward() called inside a functorch transform")
nudge = 1e-3
more = loss_after_a_func_step(w + nudge)
less = loss_after_a_func_step(w - nudge)
assert abs((more - less) / (2 * nudge) - slope) < 0.01
assert abs(wrong - slope) > 0.5
