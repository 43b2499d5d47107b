"""The walk back through a fork, recorded."""

import torch

w1 = torch.tensor(3.0, requires_grad=True)
w2 = torch.tensor(0.5, requires_grad=True)
h = w1 * 2.0
p = w2 * h
y = p + h
m = y - 5.0
error = m**2

nodes = {  # each named after its result or its parameter
    "error": error.grad_fn,
    "m": m.grad_fn,
    "y": y.grad_fn,
    "p": p.grad_fn,
    "w2": p.grad_fn.next_functions[0][0],
    "h": h.grad_fn,
    "w1": h.grad_fn.next_functions[0][0],
}
names = {node: name for name, node in nodes.items()}

links = {}  # where the links of each lead
for name, node in nodes.items():
    links[name] = [names.get(end) for end, _ in node.next_functions]

# %% record the walk
given = {}
returned = {}


def watch(name, node):
    def note(gradients, upstream):
        given[name] = upstream[0].item()
        returned[name] = gradients

    node.register_hook(note)  # it is called after the node


for name, node in nodes.items():
    watch(name, node)
error.backward()
order = list(given)

# %% check
assert order == ["error", "m", "y", "p", "w2", "h", "w1"]
assert list(given.values()) == [1, 8, 8, 8, 48, 12, 24]
