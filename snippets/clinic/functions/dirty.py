"""A function that works in place, to save memory."""

# %% message
import torch


class DoubleAndAdd(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        x.mul_(2)
        ctx.mark_dirty(x)
        return x + 1

    @staticmethod
    def backward(ctx, grad):
        return 2 * grad


w = torch.tensor([1.0, 2.0], requires_grad=True)
h = w * 1
try:
    DoubleAndAdd.apply(h)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")


# %% mend
class RightDouble(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        x.mul_(2).add_(1)
        ctx.mark_dirty(x)
        return x  # the tensor that was marked

    @staticmethod
    def backward(ctx, grad):
        return 2 * grad


h = w * 1
y = RightDouble.apply(h)
(y + h).sum().backward()
found = w.grad.clone()
print("y is h:", y is h, "gradient:", found)


# %% no mend
class SecretDouble(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        x.mul_(2)  # without mark_dirty
        return x + 1

    @staticmethod
    def backward(ctx, grad):
        return 2 * grad


w.grad = None
h = w * 1
y = SecretDouble.apply(h)
(y + h).sum().backward()  # (2 w + 1) + 2 w
print("gradient:", w.grad)

# %% check
assert message.startswith("Some elements marked as dirty during the forward")
assert y is not h
assert found.tolist() == [4, 4]  # of (2 w + 1) twice
assert torch.equal(h, 2 * w) and torch.equal(y, 2 * w + 1)
assert w.grad.tolist() == [3, 3]  # the right one is 4
