"""Numbers are rounded, and the gradient is to pass straight through."""

# %% message
import torch


class Round(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x.round()

    @staticmethod
    def backwards(ctx, grad):
        return grad


w = torch.tensor([0.4, 1.6], requires_grad=True)
try:
    (Round.apply(w) ** 2).sum().backward()
except NotImplementedError as error:
    message = str(error)
    print(f"NotImplementedError: {message}")


# %% mend
class RightRound(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x.round()

    @staticmethod
    def backward(ctx, grad):
        return grad


(RightRound.apply(w) ** 2).sum().backward()
print(w.grad)

# %% no mend
v = torch.tensor([0.4, 1.6], requires_grad=True)
(v.round() ** 2).sum().backward()
print(v.grad)

# %% check
assert message.startswith("You must implement either the backward or vjp")
assert torch.equal(w.grad, 2 * w.detach().round())
assert v.grad.tolist() == [0, 0]
