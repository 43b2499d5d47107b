"""What can be done later with a tensor from no_grad and inference_mode."""

import torch


def require(t):
    t.requires_grad_()


def add(t):
    (weight + t).sum().backward()


def multiply(t):
    (weight * t).sum().backward()


def multiply_clone(t):
    (weight * t.clone()).sum().backward()


def edit(t):
    t += 1


def look_at_version(t):
    return t._version


TRIES = {
    "add it to a parameter": add,
    "multiply a parameter by it": multiply,
    "multiply by its `clone()`": multiply_clone,
    "edit it in place": edit,
    "`requires_grad_()`": require,
    "read its version": look_at_version,
}


def outcome(mode, action):
    with mode():
        t = torch.ones(3)
    try:
        action(t)
    except RuntimeError:
        return "error"
    return "works"


weight = torch.ones(3, requires_grad=True)
rows = []
for name, action in TRIES.items():
    rows.append(
        {
            "afterwards": name,
            "made under `no_grad`": outcome(torch.no_grad, action),
            "`inference_mode`": outcome(torch.inference_mode, action),
        }
    )

# %% check
assert all(row["made under `no_grad`"] == "works" for row in rows)
results = [row["`inference_mode`"] for row in rows]
assert results == ["works", "error", "works", "error", "error", "error"]
