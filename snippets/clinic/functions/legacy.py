"""Code from an old repository makes an object of a Function and calls it."""

# %% message
import warnings

import torch


class Swish(torch.autograd.Function):
    def forward(self, x):
        self.save_for_backward(x)
        return x * torch.sigmoid(x)

    def backward(self, grad):
        (x,) = self.saved_tensors
        s = torch.sigmoid(x)
        return grad * (s + x * s * (1 - s))


w = torch.tensor([-1.0, 2.0], requires_grad=True)
warnings.simplefilter("ignore")  # one announces the error
try:
    Swish()(w)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")


# %% mend
class NewSwish(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):  # ctx in place of self
        ctx.save_for_backward(x)
        return x * torch.sigmoid(x)

    @staticmethod
    def backward(ctx, grad):
        (x,) = ctx.saved_tensors
        s = torch.sigmoid(x)
        return grad * (s + x * s * (1 - s))


NewSwish.apply(w).sum().backward()  # the class, not an object of it
print(w.grad)

# %% check
assert message.startswith("Legacy autograd function with non-static forward")
v = w.detach().requires_grad_()
torch.nn.functional.silu(v).sum().backward()
assert torch.allclose(w.grad, v.grad)

try:
    NewSwish()(w)
    same = ""
except RuntimeError as error:
    same = str(error)
assert same == message
