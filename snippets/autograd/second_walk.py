"""A second walk: refused, allowed, and kept."""

import torch


def walk_twice(make, **options):
    a = torch.tensor(3.0, requires_grad=True)
    y = make(a)
    y.backward(**options)
    try:
        y.backward()
    except RuntimeError as error:
        return str(error)
    return a.grad.item()


refused = walk_twice(lambda a: a * a)
added = walk_twice(lambda a: a + a)
kept = walk_twice(lambda a: a * a, retain_graph=True)
print("a * a:", refused[:61] + "...")
print("a + a:", added)
print("a * a, retain_graph=True:", kept)

# %% check
assert refused.startswith("Trying to backward through the graph a second")
assert added == 2 + 2
assert kept == 6 + 6
