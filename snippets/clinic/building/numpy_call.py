"""A result that is part of a graph is handed to NumPy."""

# %% message
import torch

w = torch.tensor([1.0, 2.0, 4.0], requires_grad=True)
y = w**2
try:
    y.numpy()
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
print("to look at it:", y.detach().numpy().mean())

y.mean().backward()  # to learn from it: torch's own function
grad = w.grad
print("gradient:", grad)

# %% no mend
w.grad = None
y = w**2
mean = torch.tensor(y.detach().numpy().mean(), requires_grad=True)
mean.backward()
print("mean.grad:", mean.grad, "w.grad:", w.grad)

# %% check
assert message.startswith("Can't call numpy() on Tensor that requires grad.")
assert torch.allclose(grad, 2 * w / 3)
assert mean.grad == 1
assert w.grad is None
