"""Five things done to the middle one of three layers."""

import torch
from torch import nn


def nothing(middle, h):
    return middle(h)


def frozen(middle, h):
    middle.requires_grad_(False)
    return middle(h)


def evaluated(middle, h):
    middle.eval()
    return middle(h)


def detached(middle, h):
    return middle(h).detach()


def under_no_grad(middle, h):
    with torch.no_grad():
        return middle(h)


def in_inference_mode(middle, h):
    with torch.inference_mode():
        return middle(h)


WAYS = {
    "nothing": nothing,
    "`requires_grad_(False)`": frozen,
    "`eval()`": evaluated,
    "`detach()` of its result": detached,
    "run under `no_grad`": under_no_grad,
    "run in `inference_mode`": in_inference_mode,
}


# %% try each
def run(way):
    """For each layer, whether its weight has a gradient in the end."""
    first = nn.Linear(2, 2)
    middle = nn.Linear(2, 2)
    last = nn.Linear(2, 2)
    h = way(middle, first(torch.ones(1, 2)))
    last(h).sum().backward()
    layers = (first, middle, last)
    return [layer.weight.grad is not None for layer in layers]


rows = []
for name, way in WAYS.items():
    try:
        first, middle, last = run(way)
    except RuntimeError as error:
        message = str(error)
        first = middle = last = "error"
    rows.append(
        {
            "middle layer": name,
            "first": first,
            "middle": middle,
            "last": last,
        }
    )

# %% check
got = [[row["first"], row["middle"], row["last"]] for row in rows]
assert got[0] == got[2] == [True, True, True]
assert got[1] == [True, False, True]  # what is before it still learns
assert got[3] == got[4] == [False, False, True]
assert got[5] == ["error"] * 3
assert message.startswith("Inference tensors cannot be saved")
