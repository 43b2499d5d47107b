"""Eleven edits in place: the version, the error, the slopes."""

import torch


# %% ways to add one
def in_place(tensor):
    tensor.add_(1)


def under_no_grad(tensor):
    with torch.no_grad():
        tensor.add_(1)


def through_detach(tensor):
    tensor.detach().add_(1)


def through_data(tensor):
    tensor.data.add_(1)


# %% what is made from a, and what is edited then
def result(operation):
    return lambda a: [operation(a)] * 2


def factor(a):
    b = a * 2
    return b * b, b


def term(a):
    b = a * 2
    return b + 1, b


def part(a):
    y = a * 1
    return y, y[:1]


def doubled_leaf(a):
    return a * 2, a


def squared_leaf(a):
    return a * a, a


cases = [
    ("`y = a * a`", "`y`", result(lambda a: a * a), in_place),
    ("`y = a.exp()`", "`y`", result(torch.exp), in_place),
    ("`y = a.exp()`", "`y.detach()`", result(torch.exp), through_detach),
    ("`y = a.exp()`", "`y.data`", result(torch.exp), through_data),
    ("`b = a * 2; y = b + 1`", "`b`", term, in_place),
    ("`b = a * 2; y = b * b`", "`b`", factor, in_place),
    ("`b = a * 2; y = b * b`", "`b.data`", factor, through_data),
    ("`y = a * 1`", "a view, `y[:1]`", part, in_place),
    ("`y = a * 2`", "`a`, a leaf", doubled_leaf, in_place),
    ("`y = a * 2`", "`a` under `no_grad`", doubled_leaf, under_no_grad),
    ("`y = a * a`", "`a` under `no_grad`", squared_leaf, under_no_grad),
]


# %% try each
def tried(make, edit):
    a = torch.tensor([3.0], requires_grad=True)
    y, edited = make(a)
    before, raised = edited._version, None
    try:
        edit(edited)
        raised = "in `backward()`"
        y.sum().backward()
        raised = None
    except RuntimeError:
        raised = raised or "at once"
    return f"{before} → {edited._version}", raised, a.grad


rows = []
for made, what, make, edit in cases:
    version, raised, got = tried(make, edit)
    a = torch.tensor([3.0], requires_grad=True)
    make(a)[0].sum().backward()
    rows.append(
        {
            "made": made,
            "then add one to": what,
            "version": version,
            "error": raised or "none",
            "slope got": None if got is None else got.item(),
            "slope right": a.grad.item(),
        }
    )

# %% check
silent = [
    row["then add one to"]
    for row in rows
    if row["error"] == "none" and row["slope got"] != row["slope right"]
]
assert silent == ["`y.data`", "`b.data`"]
assert [row["error"] for row in rows].count("in `backward()`") == 4
assert [row["error"] for row in rows].count("at once") == 1
