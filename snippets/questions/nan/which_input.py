"""What anomaly mode says, and what it does not look at."""

import warnings

import torch


def search(forward):
    """Walk back in anomaly mode; report what it says."""
    x = torch.tensor([0.0, 100.0], requires_grad=True)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        with torch.autograd.set_detect_anomaly(True):
            y = forward(x)
            try:
                y.sum().backward()
            except RuntimeError as error:
                line = str(caught[0].message).splitlines()[-2]
                print(error)
                print("   made in:", line.partition("#")[0].strip())
                return str(error)
    print(f"no error, and the gradient is {x.grad}")
    return ""


def mask(x):
    grown = x.exp()  # exp(100) is too large for float32
    return grown * (x < 50)


def mask_later(x):
    weighted = x.exp() * x
    return torch.where(x < 50, weighted, 0.0)


def infinite(x):
    return x.sqrt()


said = [search(forward) for forward in (mask, mask_later, infinite)]

# %% check
assert said[0].startswith("Function 'ExpBackward0' returned nan")
assert said[1].startswith("Function 'MulBackward0' returned nan")
assert said[2] == ""
