"""Three examples at the output neuron: one at a time, then together."""

# %% three examples
import torch
from torch import nn

output = nn.Linear(2, 1)
v, c = output.weight, output.bias
# v[:] stands for all numbers in v.
with torch.no_grad():
    v[:] = torch.tensor([[0.5, 4.0]])
    c[:] = 0.0

h = torch.tensor([[6.0, 0.0], [4.0, 1.0], [0.0, 0.0]])
t = torch.tensor([[5.0], [5.0], [0.0]])

rows = []
for i in range(3):
    output.zero_grad()
    miss = output(h[i]) - t[i]
    (miss**2).backward()
    to_v1 = v.grad[0, 0].item()
    to_c = c.grad.item()
    h1, h2 = h[i].tolist()
    row = {"lane": i + 1, "h₁": h1, "h₂": h2, "t": t[i].item()}
    row |= {"miss": miss.item(), "to v₁": to_v1, "to c": to_c}
    rows.append(row)

# %% all together
output.zero_grad()
y = output(h)
squares = (y - t) ** 2
error = squares.sum()
error.backward()

# %% their gradients
print("v.grad", v.grad.tolist())
print("c.grad", c.grad.tolist())

# %% the node of the layer
node = output(h).grad_fn
with torch.no_grad():
    G = 2 * (output(h) - t)
    to_c, _, to_turned_v = node(G)
print("arrives at y:  ", G.tolist())
print("returned for v:", to_turned_v.T.tolist())
print("returned for c:", to_c.tolist())

# %% check
assert rows[0]["to v₁"] == -24 and rows[0]["to c"] == -4
assert v.grad[0, 0] == sum(row["to v₁"] for row in rows) == -16
assert c.grad == sum(row["to c"] for row in rows) == -2
assert torch.equal(to_turned_v.T, v.grad)
assert torch.equal(to_c.sum(0), c.grad)
