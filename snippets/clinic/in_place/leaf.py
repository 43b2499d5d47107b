"""A step of gradient descent by hand."""

# %% message
import torch

w = torch.tensor([1.0, 2.0], requires_grad=True)
loss = (w**2).sum()
loss.backward()
try:
    w -= 0.1 * w.grad
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
with torch.no_grad():
    w -= 0.1 * w.grad
w.grad = None
print(w)

# %% no mend
v = torch.tensor([1.0, 2.0], requires_grad=True)
(v**2).sum().backward()
v = v - 0.1 * v.grad  # no message, but v is not the parameter any more
(v**2).sum().backward()
print("v is a leaf:", v.is_leaf)

# %% check
assert message.startswith("a leaf Variable that requires grad is being used")
assert torch.allclose(w, torch.tensor([0.8, 1.6]))
assert w.is_leaf
assert not v.is_leaf
