"""Data from NumPy go into a layer."""

# %% message
import numpy as np
import torch

torch.manual_seed(0)
net = torch.nn.Linear(3, 1)
data = np.array([[0.5, 1.0, 2.0], [1.5, 0.0, 1.0]])
x = torch.from_numpy(data)
try:
    net(x)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
y = net(x.float())
y.sum().backward()
print("the gradient:", net.weight.grad, net.weight.grad.dtype)

# %% check
assert message.startswith("mat1 and mat2 must have the same dtype")
assert torch.equal(net.weight.grad[0], x.sum(0).float())
assert net.weight.grad.dtype == torch.float32
x.requires_grad_()
net(x.float()).sum().backward()
assert torch.allclose(x.grad, net.weight.double().expand(2, 3))
