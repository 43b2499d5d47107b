"""The network's slopes, by backward()."""

import torch

from textbook import network

net = network()
x, t = torch.tensor([[2.0, 1.0]]), torch.tensor([[5.0]])
y = net(x)
error = ((y - t) ** 2).sum()
error.backward()
print("answer", y.item(), " error", error.item())
for name, dial in net.named_parameters():
    print(f"{name:9}", dial.grad.tolist())

# %% check
w, b, v, c = (dial.grad.tolist() for dial in net.parameters())
assert (y.item(), error.item()) == (3, 4)
assert (w, b) == ([[-4, -2], [0, 0]], [-2, 0])
assert (v, c) == ([[-24, 0]], [-4])
