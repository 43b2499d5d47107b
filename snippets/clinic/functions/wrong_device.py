"""A loss of your own makes a new tensor, and forgets on which device."""

# %% message
import torch


class Total(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.shape = x.shape
        return x.sum()

    @staticmethod
    def backward(ctx, grad):
        return torch.ones(ctx.shape)  # on the CPU, where new tensors go


w = torch.rand(3, device="meta", requires_grad=True)  # or "cuda"
try:
    Total.apply(w).backward()
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")


# %% mend
class RightTotal(Total):
    @staticmethod
    def backward(ctx, grad):
        return grad.expand(ctx.shape)  # made of grad, and where grad is


RightTotal.apply(w).backward()
print("w.grad is on:", w.grad.device)

v = torch.rand(3, requires_grad=True)
(2 * RightTotal.apply(v)).backward()
print("on the CPU, with numbers:", v.grad)

# %% check
assert "returned an invalid gradient at index 0 - expected device" in message
assert message.endswith("expected device meta but got cpu")
assert w.grad.device == w.device
assert v.grad.tolist() == [2, 2, 2]
