"""A function of one's own reads what it saved in two places."""

# %% message
import torch
from torch.utils.checkpoint import CheckpointError, checkpoint


class Scale(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, weight):
        ctx.save_for_backward(x, weight)
        return x * weight

    @staticmethod
    def backward(ctx, upstream):
        to_x = upstream * ctx.saved_tensors[1]
        to_weight = upstream * ctx.saved_tensors[0]
        return to_x, to_weight


x = torch.tensor([1.0, 2.0], requires_grad=True)
weight = torch.tensor([3.0, 4.0], requires_grad=True)
Scale.apply(x, weight).sum().backward()  # without a checkpoint: fine

y = checkpoint(Scale.apply, x, weight, use_reentrant=False)
try:
    y.sum().backward()
except CheckpointError as error:
    message = str(error)
    print(f"CheckpointError: {message}")


# %% mend
class ScaleOnce(Scale):
    @staticmethod
    def backward(ctx, upstream):
        x, weight = ctx.saved_tensors
        return upstream * weight, upstream * x


x.grad = weight.grad = None
y = checkpoint(ScaleOnce.apply, x, weight, use_reentrant=False)
y.sum().backward()
print("gradients:", x.grad, weight.grad)

# %% check
assert "for a tensor that was already unpacked once" in message
assert x.grad.tolist() == [3, 4]
assert weight.grad.tolist() == [1, 2]
