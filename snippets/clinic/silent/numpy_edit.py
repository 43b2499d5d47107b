"""Activations are scaled for a picture, in a NumPy array."""

# %% fault
import torch

torch.manual_seed(0)
model = torch.nn.Linear(2, 3)
x = torch.rand(4, 2)

h = torch.tanh(model(x))
picture = h.detach().numpy()  # the same memory
picture *= 255
h.sum().backward()
wrong = model.bias.grad.clone()
print("scaled in place:", wrong)

# %% mend
model.zero_grad()
h = torch.tanh(model(x))
picture = h.detach().numpy() * 255  # a new array
h.sum().backward()
right = model.bias.grad.clone()
print("scaled copy:    ", right)

# %% check
expected = (1 - torch.tanh(model(x)) ** 2).sum(0)
assert torch.allclose(right, expected)
assert (wrong < -1000).all()
