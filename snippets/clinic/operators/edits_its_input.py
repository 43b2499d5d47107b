"""An operator that works in place is to get a rule."""

# %% message
import torch


@torch.library.custom_op("shop::shrink_", mutates_args=("x",))
def shrink_(x: torch.Tensor) -> None:
    x.mul_(0.5)


def shrink_back(ctx, grad):
    return 0.5 * grad


try:
    shrink_.register_autograd(shrink_back)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")


# %% mend
@torch.library.custom_op("shop::shrink", mutates_args=())
def shrink(x: torch.Tensor) -> torch.Tensor:
    y = x.clone()
    shrink_(y)
    return y


shrink.register_autograd(shrink_back)
w = torch.tensor([1.0, 2.0], requires_grad=True)
(shrink(w) ** 2).sum().backward()
print(w.grad)

# %% no mend
v = torch.tensor([1.0, 2.0], requires_grad=True)
h = v * 1
shrink_(h)  # no rule, and no word about it
(h**2).sum().backward()
print(v.grad)

# %% check
assert message.startswith(
    "Cannot register autograd formula for non-functional"
)
assert torch.equal(w.grad, 0.5 * w.detach())  # of w ** 2 / 4
assert torch.equal(h, 0.5 * v)
assert torch.equal(v.grad, v.detach())  # twice too much
