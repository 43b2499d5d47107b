"""autograd.grad with respect to an input that does not require a gradient."""

# %% message
import torch

torch.manual_seed(0)
model = torch.nn.Linear(3, 1)
x = torch.rand(2, 3)

y = model(x).sum()
try:
    torch.autograd.grad(y, x)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
x.requires_grad_()  # before the forward pass
y = model(x).sum()
(grad,) = torch.autograd.grad(y, x)
print(grad)

# %% no mend
late = torch.rand(2, 3)
y = model(late).sum()
late.requires_grad_()  # too late: the graph does not know of it
try:
    torch.autograd.grad(y, late)
except RuntimeError as error:
    other = str(error)
    print(f"RuntimeError: {other}")

# %% check
assert message == "One of the differentiated Tensors does not require grad"
assert torch.equal(grad, model.weight.detach().expand(2, 3))
assert "appears to not have been used in the graph" in other
