"""A tensor of whole numbers is to get a gradient."""

# %% message
import torch

try:
    x = torch.tensor([1, 2, 3], requires_grad=True)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
(x**2).sum().backward()
print(x.grad)

# %% check
assert message.startswith("Only Tensors of floating point and complex dtype")
assert torch.equal(x.grad, 2 * x)
