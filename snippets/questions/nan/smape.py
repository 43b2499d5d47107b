"""|a - b| / (|a| + |b|), with the places where both are zero left out."""

import warnings

import torch

target = torch.tensor([0.0, 2.0, 4.0, 1.0])


def drop_after(a, b):
    ratio = (a - b).abs() / (a.abs() + b.abs())
    return ratio[~ratio.isnan()].mean()


def drop_before(a, b):
    keep = (a != 0) | (b != 0)
    a, b = a[keep], b[keep]
    return ((a - b).abs() / (a.abs() + b.abs())).mean()


def safe_below(a, b):
    below = a.abs() + b.abs()
    zero = below == 0
    ratio = (a - b).abs() / below.masked_fill(zero, 1.0)
    return ratio[~zero].mean()


def add_a_little(a, b):
    ratio = (a - b).abs() / (a.abs() + b.abs() + 1e-8)
    return ratio[(a != 0) | (b != 0)].mean()


gradients = {}
print("              loss gradient")
for loss in (drop_after, drop_before, safe_below, add_a_little):
    guess = torch.tensor([0.0, 1.0, 5.0, -1.0], requires_grad=True)
    value = loss(guess, target)
    value.backward()
    gradients[loss.__name__] = guess.grad
    rounded = [round(g, 2) for g in guess.grad.tolist()]
    print(f"{loss.__name__:12} {value.item():.3f} {rounded}")

# %% check
assert gradients["drop_after"][0].isnan()
assert gradients["drop_before"].isfinite().all()
for name in ("safe_below", "add_a_little"):
    assert torch.allclose(gradients[name], gradients["drop_before"])
message = ""
with warnings.catch_warnings(), torch.autograd.set_detect_anomaly(True):
    warnings.simplefilter("ignore")
    guess = torch.tensor([0.0, 1.0, 5.0, -1.0], requires_grad=True)
    try:
        drop_after(guess, target).backward()
    except RuntimeError as error:
        message = str(error)
assert message.startswith("Function 'DivBackward0' returned nan values")
