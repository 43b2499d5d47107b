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
for node in the_six(error).values():

    def note(upstream, node=node):
        ran.append((node, upstream[0].item()))

    node.register_prehook(note)
error.backward()

# %% show
smallest = min(node._sequence_nr() for node, _ in ran)
for node, gradient in ran:
    name = node.name().split("::")[-1]
    number = node._sequence_nr() - smallest
    if name == "AccumulateGrad":
        number = "highest"
    print(f"{name:15} {number!s:8} {gradient:5}")

# %% check
assert ran[3][0]._sequence_nr() == 2**64 - 1
assert [gradient for _, gradient in ran] == [1, -4, -4, -24, -2, -4]
assert ran[3][0].variable is w2 and ran[5][0].variable is w1
