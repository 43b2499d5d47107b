"""Where the gradient of a maximum goes, and what a tie does."""

import torch


def find_gradients(result, x):
    return torch.autograd.grad(result, x)[0].tolist()


x = torch.tensor([1.0, 5.0, 2.0], requires_grad=True)
one_winner = find_gradients(x.max(), x)
print("x.max()           ", one_winner)

tie = torch.tensor([5.0, 5.0, 2.0], requires_grad=True)
shared = find_gradients(tie.max(), tie)
print("tie, x.max()      ", shared)
one_index = find_gradients(tie.max(dim=0).values, tie)
print("tie, x.max(dim=0) ", one_index)
a = torch.tensor(5.0, requires_grad=True)
b = torch.tensor(5.0, requires_grad=True)
both = [g.item() for g in torch.autograd.grad(torch.maximum(a, b), [a, b])]
print("tie, torch.maximum", both)

signal = torch.tensor([[1.0, 5.0, 2.0, 0.0, 3.0, 4.0]], requires_grad=True)
pooled = torch.nn.functional.max_pool1d(signal, 3)
winners = find_gradients(pooled.sum(), signal)[0]
print("max_pool1d        ", winners)

# %% check
assert one_winner == [0, 1, 0]
assert shared == [0.5, 0.5, 0]
assert sorted(one_index) == [0, 0, 1]
assert both == [0.5, 0.5]
assert winners == [0, 1, 0, 0, 0, 1]
