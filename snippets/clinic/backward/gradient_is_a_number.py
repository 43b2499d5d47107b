"""One of two losses is to count for half."""

# %% message
import torch

torch.manual_seed(0)
net = torch.nn.Linear(3, 1)
x, target = torch.rand(8, 3), torch.rand(8, 1)
loss = ((net(x) - target) ** 2).mean()
try:
    loss.backward(0.5)
except TypeError as error:
    message = str(error)
    print(f"TypeError: {message}")

# %% mend
(0.5 * loss).backward()
half = net.weight.grad.clone()
print("gradient:", half)

# %% check
assert message == "'float' object is not iterable"
net.zero_grad()
loss = ((net(x) - target) ** 2).mean()
loss.backward(torch.tensor(0.5))  # a tensor is welcome, too
assert torch.allclose(net.weight.grad, half)
net.zero_grad()
((net(x) - target) ** 2).mean().backward()
assert torch.allclose(net.weight.grad, 2 * half)
