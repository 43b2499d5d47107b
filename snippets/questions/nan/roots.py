"""Lengths and deviations of zeros, by hand and by PyTorch's functions."""

import torch


def length_by_hand(x):
    return (x**2).sum().sqrt()


def length_with_eps(x):
    return ((x**2).sum() + 1e-12).sqrt()


def length(x):
    return torch.linalg.vector_norm(x)


def deviation_by_hand(x):
    return x.var().sqrt()


def deviation(x):
    return x.std()


gradients = {}
for function in (
    length_by_hand,
    length_with_eps,
    length,
    deviation_by_hand,
    deviation,
):
    x = torch.zeros(3, requires_grad=True)
    function(x).backward()
    gradients[function.__name__] = x.grad
    print(f"{function.__name__:17} {x.grad.tolist()}")

# %% a root by itself
root = torch.tensor(0.0, requires_grad=True)
root.sqrt().backward()
print("sqrt at zero:", root.grad.item())

# %% an angle of zero
cosine = torch.tensor(1.0, requires_grad=True)
torch.acos(cosine.clamp(-1, 1)).backward()
clamped = cosine.grad.item()
cosine.grad = None
torch.acos(cosine.clamp(-1 + 1e-6, 1 - 1e-6)).backward()
print("acos:", clamped, "and clamped a little inside:", cosine.grad.item())

# %% check
for name in ("length_by_hand", "deviation_by_hand"):
    assert gradients[name].isnan().all()
for name in ("length_with_eps", "length", "deviation"):
    assert (gradients[name] == 0).all()
assert root.grad == float("inf") and clamped == -float("inf")
assert cosine.grad == 0
single = torch.tensor([3.0])
assert torch.std(single, correction=0) == 0
