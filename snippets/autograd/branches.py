"""Two branches: the one made later runs first."""

import torch

a = torch.tensor(0.5, requires_grad=True)
b = torch.tensor(2.0, requires_grad=True)
early = a.exp()
late = b.log()
y = early * late

ran = []
for name, branch in (("early", early), ("late", late)):

    def note(_, name=name):
        ran.append(name)

    branch.grad_fn.register_prehook(note)
y.backward()
print("ran:", ran)

# %% check
assert ran == ["late", "early"]
