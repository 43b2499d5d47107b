"""The gradient of a result in between, which a compiled function returns."""

# %% fault
import torch


def first_half(x):
    return x * 3


def second_half(h):
    return (h * h).sum()


def both(x):
    h = first_half(x)
    return h, second_half(h)


def gradient_in_between(model):
    x = torch.ones(2, requires_grad=True)
    h, loss = model(x)
    h.retain_grad()
    loss.backward()
    return h.grad


compiled = torch.compile(both, backend="aot_eager")
right = gradient_in_between(both)
wrong = gradient_in_between(compiled)
print("eager:   ", right)
print("compiled:", wrong)

# %% mend
first = torch.compile(first_half, backend="aot_eager")


def compiled_up_to_there(x):
    h = first(x)
    return h, second_half(h)


mended = gradient_in_between(compiled_up_to_there)
print("mended:  ", mended)

# %% check
assert right.tolist() == [6, 6]
assert wrong is None
assert torch.equal(mended, right)
