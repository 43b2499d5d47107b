"""The functions of the network, called by hand from the error on."""

import torch

from textbook import network

net = network()
error = ((net(torch.tensor([[2.0, 1.0]])) - 5) ** 2).sum()


def following(function, place):
    return function.next_functions[place][0]


# %% found along the graph
total = error.grad_fn
square = following(total, 0)
minus = following(square, 0)
last_layer = following(minus, 0)
relu = following(last_layer, 1)
first_layer = following(relu, 0)
turned = following(first_layer, 2)

# %% one call after the other
with torch.no_grad():
    to_y = minus(square(total(torch.tensor(1.0))))[0]
    to_c, to_h, to_v_turned = last_layer(to_y)
    to_z = relu(to_h)
    to_b, _, to_w_turned = first_layer(to_z)
    to_w = turned(to_w_turned)
print("to y", to_y.tolist())
print(last_layer.name())
print("   to c", to_c.tolist(), "  to h", to_h.tolist())
print("   to v, turned", to_v_turned.tolist())
print(relu.name())
print("   to z", to_z.tolist())
print(first_layer.name())
print("   to b", to_b.tolist())
print("   to w, turned", to_w_turned.tolist())
print(turned.name())
print("   to w", to_w.tolist())

# %% check
error.backward()
w, b, v, c = (dial.grad for dial in net.parameters())
assert torch.equal(to_w, w) and torch.equal(to_b.sum(0), b)
assert torch.equal(to_v_turned.T, v) and torch.equal(to_c.sum(0), c)
assert to_y.tolist() == [[-4]]
