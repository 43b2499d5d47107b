"""The order in which PyTorch runs its nodes."""

import torch

from nodes import the_six

x, t = 2.0, 5.0
w1 = torch.tensor(3.0, requires_grad=True)
w2 = torch.tensor(0.5, requires_grad=True)
h = w1 * x
y = w2 * h
m = y - t
error = m**2

# %% watch
ran = []


def watch(node):
    def note(upstream):
        ran.append((node, upstream[0].item()))

    node.register_prehook(note)


for node in the_six(error).values():
    watch(node)
error.backward()

# %% show
smallest = error.grad_fn._sequence_nr()
for node, _ in ran:
    smallest = min(smallest, node._sequence_nr())
print("node            number   given")
for node, gradient in ran:
    name = type(node).__name__
    number = node._sequence_nr() - smallest
    if name == "AccumulateGrad":
        number = "highest"
    print(f"{name:15} {number!s:8} {gradient:5}")

# %% check
assert ran[3][0]._sequence_nr() == 2**64 - 1
assert [gradient for _, gradient in ran] == [1, -4, -4, -24, -2, -4]
assert ran[3][0].variable is w2 and ran[5][0].variable is w1
