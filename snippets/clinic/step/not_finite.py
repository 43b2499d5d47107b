"""Gradients are clipped, and one of them is not a number."""

# %% message
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(3, 2)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x = torch.rand(4, 3)
target = model(x).detach()
target[1:] += 1  # the first example fits already


def distance(eps):
    return ((model(x) - target).pow(2).sum(1) + eps).sqrt().mean()


distance(0).backward()
try:
    nn.utils.clip_grad_norm_(
        model.parameters(), max_norm=0.1, error_if_nonfinite=True
    )
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
optimizer.zero_grad()
distance(1e-8).backward()
slope = model.bias.grad.clone()
print("gradient of the bias:", slope)
norm = nn.utils.clip_grad_norm_(
    model.parameters(), max_norm=0.1, error_if_nonfinite=True
)
clipped = nn.utils.get_total_norm([p.grad for p in model.parameters()])
print(f"norm: {norm:.2f}, clipped to {clipped:.2f}")

# %% no mend
other = nn.Parameter(torch.ones(2))  # its gradient is finite
optimizer.zero_grad()
(distance(0) + other.sum()).backward()
nn.utils.clip_grad_norm_([*model.parameters(), other], max_norm=0.1)
print("gradient of the other:", other.grad)

# %% check
assert "is non-finite, so it cannot be clipped" in message
# three of four examples pull each of the two outputs by 1 / sqrt(2)
assert torch.allclose(slope, -3 / 4 * torch.tensor(0.5).sqrt())
assert norm > 0.5
assert torch.isclose(clipped, torch.tensor(0.1))
assert other.grad.isnan().all()
