"""The network as two layers, and the node of a layer called by hand."""

# %% two layers
import torch
from torch import nn

hidden = nn.Linear(2, 2)
output = nn.Linear(2, 1)
w, b = hidden.weight, hidden.bias
v, c = output.weight, output.bias

# %% the numbers of the last chapter
# w[:] stands for all numbers in w.
with torch.no_grad():
    w[:] = torch.tensor([[3.0, -1.0], [1.0, -3.0]])
    b[:] = torch.tensor([1.0, 0.0])
    v[:] = torch.tensor([[0.5, 4.0]])
    c[:] = 0.0

# %% forward and back
x, t = torch.tensor([[2.0, 1.0]]), 5.0
z = hidden(x)
h = torch.relu(z)
y = output(h)
error = (y - t) ** 2
error.backward()

# %% the gradients
print("w", w.grad.tolist())
print("b", b.grad.tolist())
print("v", v.grad.tolist())
print("c", c.grad.tolist())

# %% the node of a layer
node = hidden(x).grad_fn
G = torch.tensor([[-2.0, 0.0]])
with torch.no_grad():
    to_b, to_x, to_turned_w = node(G)
print("to b:", to_b.tolist())
print("to x:", to_x)
print("to w:", to_turned_w.T.tolist())

# %% check
assert (y, error) == (3, 4)
assert w.grad.tolist() == [[-4, -2], [0, 0]]
assert b.grad.tolist() == [-2, 0]
assert v.grad.tolist() == [[-24, 0]] and c.grad == -4
assert type(node).__name__ == "AddmmBackward0"
assert type(y.grad_fn.next_functions[2][0]).__name__ == "TBackward0"
assert torch.equal(to_turned_w.T, w.grad) and torch.equal(to_b[0], b.grad)
assert to_x is None
to_h = -4 * v  # what the output layer sends back, G W
assert to_h.tolist() == [[-2, -16]]
assert not hasattr(nn.Module, "backward")
