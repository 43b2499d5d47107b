"""Land or sea? 10,920 measured places around Vancouver Island.

The heights come with matplotlib, as a sample of its own documentation.
"""

import numpy as np
import torch
from matplotlib.cbook import get_sample_data

WEST = -126  # degrees of longitude
EAST, NORTH = 120, 91  # measured places from west to east, south to north


def heights():
    """A table of metres above the sea, southernmost row first."""
    with get_sample_data("topobathy.npz") as sample:
        return sample["topo"]


def grid():
    """All places, from -1.7 to 1.7 both ways, row by row."""
    across = torch.linspace(-1.7, 1.7, EAST)
    up = torch.linspace(-1.7, 1.7, NORTH)
    return torch.cartesian_prod(up, across).flip(1)


def examples():
    """Places and answers to learn from, and 2,000 to be tested with.

    An answer is 1 for land and -1 for sea.
    """
    answers = torch.tensor(np.where(heights() > 0, 1.0, -1.0))
    x, t = grid(), answers.float().reshape(-1, 1)
    order = torch.randperm(len(x), generator=torch.Generator().manual_seed(0))
    test, learn = order[:2000], order[2000:]
    return x[learn], t[learn], x[test], t[test]


# %% check
if __name__ == "__main__":
    metres = heights()
    assert metres.shape == (NORTH, EAST)
    x, t, test_x, test_t = examples()
    assert len(x) + len(test_x) == NORTH * EAST == 10_920
    assert set(t.flatten().tolist()) == {-1, 1}
    everywhere = {tuple(place) for place in torch.cat([x, test_x]).tolist()}
    assert len(everywhere) == NORTH * EAST
    row = metres[0] > 0  # the southernmost
    place = {tuple(p): a for p, a in zip(x.tolist(), t.flatten().tolist())}
    for p, land in zip(grid()[:EAST].tolist(), row):
        assert place.get(tuple(p), 1 if land else -1) == (1 if land else -1)
