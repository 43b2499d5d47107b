"""Twenty layers with tanh learn the coast, or do not."""

import torch
from torch import nn

from learner import accuracy, examples, learn


class Layer(nn.Module):
    """Sixteen neurons; begun with larger weights, or with a path around."""

    def __init__(self, larger=False, path=False):
        super().__init__()
        self.inner, self.path = nn.Linear(16, 16), path
        if larger:
            nn.init.normal_(self.inner.weight, std=1.2 / 16**0.5)

    def forward(self, h):
        step = torch.tanh(self.inner(h))
        return h + 0.5 * step if self.path else step


x, t, test_x, test_t = examples()
right = {}
for name, how in (
    ("as nn.Linear begins", {}),
    ("larger weights", {"larger": True}),
    ("paths around", {"path": True}),
):
    torch.manual_seed(0)
    middle = [Layer(**how) for _ in range(20)]
    deep = nn.Sequential(nn.Linear(2, 16), *middle, nn.Linear(16, 1))
    learn(deep, x, t, steps=400, size=0.05)
    right[name] = accuracy(deep, test_x, test_t)
    print(f"{name:19} right on {right[name]:.1%}")
land = (test_t > 0).double().mean().item()
print(f"always land         right on {land:.1%}")

# %% check
plain, larger, around = right.values()
assert abs(plain - land) < 0.02
assert min(larger, around) > 0.75
