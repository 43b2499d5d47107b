"""Two branches: the one made later runs first."""

# %% two branches
import torch

a = torch.tensor(0.5, requires_grad=True)
b = torch.tensor(2.0, requires_grad=True)
early = a.exp()
late = b.log()
y = early * late

# %% which ran first
ran = []


def note_early(_):
    ran.append("early")


def note_late(_):
    ran.append("late")


early.grad_fn.register_prehook(note_early)
late.grad_fn.register_prehook(note_late)
y.backward()
print("ran:", ran)

# %% the numbers of the nodes
import matplotlib.pyplot as plt

from nodes import HALF, arrow, draw_box, sheet, short_name

product, exp, log = y.grad_fn, early.grad_fn, late.grad_fn
to_a = exp.next_functions[0][0]
to_b = log.next_functions[0][0]
first = exp._sequence_nr()
places = [
    (product, (23.4, 0)),
    (exp, (11, 9)),
    (log, (35.8, 9)),
    (to_a, (11, 18)),
    (to_b, (35.8, 18)),
]

axes = sheet(-3, 21)
for node, middle in places:
    number = node._sequence_nr() - first
    line = f"number {number}"
    if short_name(node) == "AccumulateGrad":
        line = "highest number"
    draw_box(axes, middle, short_name(node), line, "black")
for start, end in [
    ((20, HALF), (13, 9 - HALF)),
    ((27, HALF), (34, 9 - HALF)),
    ((11, 9 + HALF), (11, 18 - HALF)),
    ((35.8, 9 + HALF), (35.8, 18 - HALF)),
]:
    arrow(axes, start, end)
plt.show()

# %% check
assert ran == ["late", "early"]
numbers = [node._sequence_nr() - first for node in (exp, log, product)]
assert numbers == [0, 1, 2]
assert to_a._sequence_nr() == to_b._sequence_nr() == 2**64 - 1
