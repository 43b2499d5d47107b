"""An operator without a rule: the warning, the loss of a gradient, a rule."""

import warnings

import torch

library = torch.library.Library("demo", "DEF")
library.define("triple(Tensor x) -> Tensor")
library.define("triple_elsewhere(Tensor x) -> Tensor")


def triple(x):
    return x * 3  # made of PyTorch's own operations


def triple_elsewhere(x):
    return torch.from_numpy(x.detach().numpy() * 3)  # foreign code


library.impl("triple", triple, "CPU")
library.impl("triple_elsewhere", triple_elsewhere, "CPU")


def find_gradient(operator):
    x = torch.ones(2, requires_grad=True)
    y = operator(x)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        (y + x).sum().backward()  # should be 3 + 1
    return x.grad.tolist(), [str(w.message) for w in caught]


inside, warned_too = find_gradient(torch.ops.demo.triple)
outside, warned = find_gradient(torch.ops.demo.triple_elsewhere)
print("made of torch calls:", inside)
print("foreign code:       ", outside)
print("warning:", warned[0].partition(".")[0])


# %% with a rule
@torch.library.custom_op("demo::tripled", mutates_args=())
def tripled(x: torch.Tensor) -> torch.Tensor:
    return torch.from_numpy(x.detach().numpy() * 3)


try:
    find_gradient(tripled)
except RuntimeError as error:
    message = str(error)
    print(message)


def walk_back(ctx, grad):
    return 3 * grad


tripled.register_autograd(walk_back)
mended, _ = find_gradient(tripled)
print("with a rule:", mended)

# %% check
assert inside == [4, 4]
assert outside == [1, 1]
assert "an autograd kernel was not registered" in warned_too[0]
assert "an autograd kernel was not registered" in warned[0]
assert "no autograd formula was registered" in message
assert mended == [4, 4]
