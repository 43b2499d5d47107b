"""The gradient that backward() is given has another shape than the result."""

# %% message
import torch

x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
y = x**2
try:
    y.backward(torch.ones(2))
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
y.backward(torch.ones_like(y))  # what backward() of y.sum() begins with
grad = x.grad
print(grad)

# %% no mend
x.grad = None
y = x**2
y[:2].backward(torch.ones(2))  # as many as were there
print(x.grad)

# %% check
assert message.startswith("Mismatch in shape: grad_output[0] has a shape of")
assert torch.equal(grad, 2 * x)
assert x.grad.tolist() == [2, 4, 0]
