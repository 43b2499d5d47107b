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

# %% no mend
scores = torch.tensor([0.1, 0.7, 0.2], requires_grad=True)
best = scores.argmax().float().requires_grad_()  # a new leaf
(2 * best).backward()
print("best.grad:", best.grad, "scores.grad:", scores.grad)

# %% check
assert message.startswith("Only Tensors of floating point and complex dtype")
assert torch.equal(x.grad, 2 * x)
assert best.grad == 2
assert scores.grad is None
