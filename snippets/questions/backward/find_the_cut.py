"""Look for the first result without a history."""

import torch
from torch import nn

torch.manual_seed(0)
first, last = nn.Linear(4, 8), nn.Linear(8, 3)
x, target = torch.randn(5, 4), torch.randint(3, (5,))

hidden = first(x).relu()
scores = last(hidden)
guess = scores.argmax(dim=1).float()
loss = (guess - target).abs().mean()

cut = ""
for name, tensor in (
    ("loss", loss),
    ("guess", guess),
    ("scores", scores),
    ("hidden", hidden),
):
    node = tensor.grad_fn
    print(f"{name:7} requires_grad {tensor.requires_grad!s:5} ", end="")
    print(node.name() if node else None)
    if not tensor.requires_grad:
        cut = name

# %% check
assert cut == "guess"  # so the argmax, between scores and guess, is the cut
