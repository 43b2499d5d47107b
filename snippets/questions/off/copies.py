"""detach(), clone(), and both."""

import torch


def detached(h):
    return h.detach()


def cloned(h):
    return h.clone()


def both(h):
    return h.detach().clone()


COPIES = {
    "`h.detach()`": detached,
    "`h.clone()`": cloned,
    "`h.detach().clone()`": both,
}

w = torch.tensor([1.0, 2.0], requires_grad=True)
rows = []
for name, copy in COPIES.items():
    h = w * 2
    other = copy(h)
    history = other.requires_grad
    with torch.no_grad():
        other[0] = 100
    rows.append(
        {
            "other": name,
            "has a history": history,
            "an edit of it changes `h`": h[0].item() == 100,
        }
    )

# %% check
assert [row["has a history"] for row in rows] == [False, True, False]
changes = [row["an edit of it changes `h`"] for row in rows]
assert changes == [True, False, False]
