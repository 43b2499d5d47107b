"""Two results of one compiled model are kept."""

# %% mend
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(3, 1)
compiled = torch.compile(model, backend="eager")  # on a GPU: the mode above
x, y = torch.rand(2, 3), torch.rand(2, 3)

kept = compiled(x).clone()  # before the next call
other = compiled(y).clone()
(kept - other).sum().backward()
print(model.weight.grad)

# %% check
assert torch.allclose(model.weight.grad, (x - y).sum(0))
assert torch.equal(kept, model(x))
