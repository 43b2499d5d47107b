"""Layers that one process uses, or none of them."""

import torch
from in_two import run_in_two
from torch import nn
from torch.nn.parallel import DistributedDataParallel as DDP


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Linear(1, 1, bias=False)
        self.sometimes = nn.Linear(1, 1, bias=False)
        self.never = nn.Linear(1, 1, bias=False)

    def forward(self, x, sometimes):
        return self.body(x) + self.sometimes(x) if sometimes else self.body(x)


x = torch.tensor([[2.0], [6.0]])


def train(rank):
    model = DDP(Net(), find_unused_parameters=True)
    model(x[rank], sometimes=rank == 0).sum().backward()
    gradients = {}
    for name, p in model.module.named_parameters():
        gradients[name] = None if p.grad is None else p.grad.item()
    return gradients


of_rank0, of_rank1 = run_in_two(train)

alone = Net()
losses = alone(x[0], sometimes=True) + alone(x[1], sometimes=False)
(losses.sum() / 2).backward()

print("process            0      1  alone")
for name, p in alone.named_parameters():
    found = of_rank0[name], of_rank1[name]
    print(f"{name:16} {found[0]!s:4}   {found[1]!s:4}  ", end="")
    print(None if p.grad is None else p.grad.item())

# %% check
assert of_rank0 == of_rank1
assert of_rank0["body.weight"] == alone.body.weight.grad == (2 + 6) / 2
assert of_rank0["sometimes.weight"] == (2 + 0) / 2
assert alone.sometimes.weight.grad == 1
assert of_rank0["never.weight"] is alone.never.weight.grad is None

never = alone.never.weight
decay = torch.optim.SGD([never], lr=0.1, weight_decay=0.1)
at_first = never.item()
decay.step()
assert never.item() == at_first  # None is skipped
never.grad = torch.zeros_like(never)
decay.step()
assert never.item() != at_first  # zeros are not
