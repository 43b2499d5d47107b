"""A head that gets no gradient in every second round."""

import torch
from torch import nn


def train(set_to_none):
    torch.manual_seed(0)
    trunk, head1, head2 = nn.Linear(4, 4), nn.Linear(4, 1), nn.Linear(4, 1)
    model = nn.ModuleList([trunk, head1, head2])
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
    x = torch.randn(8, 4)
    for step in range(4):
        head = head1 if step % 2 == 0 else head2
        optimizer.zero_grad(set_to_none=set_to_none)
        head(trunk(x)).mean().backward()
        before = head1.weight.detach().clone()
        optimizer.step()
        moved = (head1.weight - before).norm().item()
        used = "used    " if step % 2 == 0 else "not used"
        print(f"  head1 {used} moved {moved:.4f}")
    return moved


print("set_to_none=True:")
none = train(set_to_none=True)
print("set_to_none=False:")
zeros = train(set_to_none=False)

# %% check
assert none == 0
assert zeros > 0
