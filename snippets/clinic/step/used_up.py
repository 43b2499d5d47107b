"""The result of parameters() is kept, and used for two things."""

# %% message
import warnings

import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(3, 1)
params = model.parameters()
optimizer = torch.optim.SGD(params, lr=0.1)  # goes through it

(100 * model(torch.ones(4, 3))).sum().backward()
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    nn.utils.clip_grad_norm_(params, max_norm=1.0)
message = str(caught[0].message)
print(f"UserWarning: {message}")
unclipped = nn.utils.get_total_norm([p.grad for p in model.parameters()])
print(f"norm of the gradients: {unclipped:.1f}")

# %% mend
params = list(model.parameters())
nn.utils.clip_grad_norm_(params, max_norm=1.0)
clipped = nn.utils.get_total_norm([p.grad for p in params])
print(f"norm of the gradients: {clipped:.1f}")

# %% check
assert message.startswith("`parameters` is an empty generator, no gradient")
assert unclipped == 400 * 2  # four ones of 100 for each of four numbers
assert torch.isclose(clipped, torch.tensor(1.0))
