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

# %% check
assert ran == ["late", "early"]
