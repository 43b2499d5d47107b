"""The network as two layers, and its nodes called by hand."""

# %% two layers
import torch
from torch import nn

hidden = nn.Linear(2, 2)
output = nn.Linear(2, 1)
w, b = hidden.weight, hidden.bias
v, c = output.weight, output.bias
# w[:] stands for all numbers in w.
with torch.no_grad():
    w[:] = torch.tensor([[3.0, -1.0], [1.0, -3.0]])
    b[:] = torch.tensor([1.0, 0.0])
    v[:] = torch.tensor([[0.5, 4.0]])
    c[:] = 0.0

x, t = torch.tensor([[2.0, 1.0]]), 5.0
z = hidden(x)
h = torch.relu(z)
y = output(h)
error = (y - t) ** 2
error.backward()

for parameter in w, b, v, c:
    print(parameter.grad.tolist())

# %% the same, call by call
again = (output(torch.relu(hidden(x))) - t) ** 2
square = again.grad_fn
minus = square.next_functions[0][0]
last = minus.next_functions[0][0]
# Its inputs: bias, input, transposed weights.
relu = last.next_functions[1][0]
first = relu.next_functions[0][0]
transpose_v = last.next_functions[2][0]
transpose_w = first.next_functions[2][0]

with torch.no_grad():
    to_m = square(torch.ones(1, 1))
    to_y, _ = minus(to_m)
    to_c, to_h, to_turned_v = last(to_y)
    to_v = transpose_v(to_turned_v)
    to_z = relu(to_h)
    to_b, to_x, to_turned_w = first(to_z)
    to_w = transpose_w(to_turned_w)

print("to y", to_y.tolist())
print("to c", to_c.tolist())
print("to v", to_v.tolist())
print("to h", to_h.tolist())
print("to z", to_z.tolist())
print("to b", to_b.tolist())
print("to w", to_w.tolist())

# %% check
shape = list(w.shape)
assert (y, error) == (3, 4)
assert w.grad.tolist() == [[-4, -2], [0, 0]]
assert b.grad.tolist() == [-2, 0]
assert v.grad.tolist() == [[-24, 0]] and c.grad == -4
assert torch.equal(to_w, w.grad) and torch.equal(to_b[0], b.grad)
assert torch.equal(to_v, v.grad) and torch.equal(to_c[0], c.grad)
assert to_x is None
assert not hasattr(nn.Module, "backward")
