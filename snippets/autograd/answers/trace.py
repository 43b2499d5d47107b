"""w * w + w, followed by hand."""

import torch

w = torch.tensor(3.0, requires_grad=True)
y = w * w + w
add = y.grad_fn
mul, leaf = [f for f, _ in add.next_functions]
print(add.name(), "->", mul.name(), "and", leaf.name().split("::")[-1])
print(
    "both ends of Mul are that leaf:",
    all(f is leaf for f, _ in mul.next_functions),
)

# %% check
assert leaf.variable is w
