"""Anomaly mode names the line of the forward pass."""

import textwrap
import warnings

import torch


def edited(a):
    y = a.exp()
    y += 1
    return y


def masked(a):
    root = a.sqrt()
    return torch.where(a > 0, root, 0.0)


def walk_back(forward):
    """Run in anomaly mode; print the error and what it warns of."""
    a = torch.tensor([0.0, 4.0], requires_grad=True)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        with torch.autograd.set_detect_anomaly(True):
            y = forward(a)
            try:
                y.sum().backward()
            except RuntimeError as error:
                print(textwrap.fill(f"RuntimeError: {error}", 60))
    lines = str(caught[0].message).splitlines()
    place, code = lines[-3:-1]  # the last line is about PyTorch
    print("Warning:", lines[0].split(". ")[0])
    print(place.rpartition(", ")[2] + ":", code.strip())
    return code.strip()


edit = walk_back(edited)
print()
root = walk_back(masked)

# %% check
assert edit == "y = a.exp()"
assert root == "root = a.sqrt()"
