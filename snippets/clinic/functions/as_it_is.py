"""Numbers pass unchanged, and the gradient only where they are not large."""

# %% message
import torch


class Gate(torch.autograd.Function):
    @staticmethod
    def forward(x):
        return x

    @staticmethod
    def setup_context(ctx, inputs, output):
        ctx.save_for_backward(*inputs)

    @staticmethod
    def backward(ctx, grad):
        (x,) = ctx.saved_tensors
        return grad * (x.abs() < 1)


w = torch.tensor([0.5, 3.0], requires_grad=True)
try:
    Gate.apply(w)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")


# %% mend
class RightGate(Gate):
    @staticmethod
    def forward(x):
        return x.view_as(x)  # the same memory, another tensor


(RightGate.apply(w) ** 2).sum().backward()
print(w.grad)

# %% check
assert (
    "input that has been returned as-is as output is being saved" in message
)
assert w.grad.tolist() == [1, 0]
