"""Two branches, and the one that was made later runs first."""

import torch

a = torch.tensor(0.5, requires_grad=True)
b = torch.tensor(2.0, requires_grad=True)
early = a.exp()
late = b.log()
y = early * late

ran = []
early.grad_fn.register_prehook(lambda _: ran.append("the early one"))
late.grad_fn.register_prehook(lambda _: ran.append("the late one"))
y.backward()
print(ran)

# %% check
assert ran == ["the late one", "the early one"]
