"""Who divides the loss: nobody, the loop, the loss function, or both."""

import torch

torch.manual_seed(0)
x = torch.randn(8, 3)
target = torch.randn(8)


def find_gradient(k, reduction, divide):
    w = torch.zeros(3, requires_grad=True)
    for xb, tb in zip(x.chunk(k), target.chunk(k)):
        squares = (xb @ w - tb) ** 2
        if reduction == "mean":
            loss = squares.mean()
        else:
            loss = squares.sum() / len(target)  # all items of the step
        if divide:
            loss = loss / k
        loss.backward()
    return w.grad


full = find_gradient(1, "mean", False)
factors = {}
for name, reduction, divide in (
    ("mean, nobody divides", "mean", False),
    ("mean, the loop divides by k", "mean", True),
    ("sum / all items", "sum", False),
    ("sum / all items, and the loop too", "sum", True),
):
    factors[name] = []
    for k in (1, 2, 4):
        factor = (find_gradient(k, reduction, divide) / full).mean().item()
        factors[name].append(round(factor, 4))
    print(f"{name:34} k = 1, 2, 4: {factors[name]} times")

# %% check
ends = []
for times in (1, 4):  # Adam hardly notices
    w = torch.zeros(3, requires_grad=True)
    optimizer = torch.optim.Adam([w], lr=0.1)
    for _ in range(5):
        w.grad = times * full
        optimizer.step()
    ends.append(w.detach())
assert torch.allclose(*ends, rtol=1e-4)
assert list(factors.values()) == [
    [1, 2, 4],
    [1, 1, 1],
    [1, 1, 1],
    [1, 0.5, 0.25],
]
