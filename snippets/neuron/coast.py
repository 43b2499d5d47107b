"""Land or sea? 10,920 measured places around Vancouver Island.

The heights come with matplotlib, as a sample of its own documentation.
"""

import numpy as np
import torch
from matplotlib.cbook import get_sample_data

WEST = -126  # degrees of longitude
EAST, NORTH = 120, 91  # places from west to east, from south to north
TESTED = 2000


def heights():
    """Metres above the sea, as a table; the first row is the south."""
    with get_sample_data("topobathy.npz") as sample:
        return sample["topo"]


def grid():
    """All places, from -1.7 to 1.7 in both directions, row by row."""
    across = torch.linspace(-1.7, 1.7, EAST)
    up = torch.linspace(-1.7, 1.7, NORTH)
    return torch.cartesian_prod(up, across).flip(1)


def answers():
    """1 for land and -1 for sea, in the order of the grid."""
    land = torch.from_numpy(np.where(heights() > 0, 1.0, -1.0))
    return land.float().reshape(-1, 1)


def examples():
    """Places and answers to learn from, and 2,000 others for the test."""
    x, t = grid(), answers()
    shuffled = torch.Generator().manual_seed(0)
    order = torch.randperm(len(x), generator=shuffled)
    test, learn = order[:TESTED], order[TESTED:]
    return x[learn], t[learn], x[test], t[test]


# %% the map
if __name__ == "__main__":
    import matplotlib.pyplot as plt

    _, axes = plt.subplots(figsize=(4.2, 3.3))
    east = np.linspace(-1.7, 1.7, EAST)[::2]
    north = np.linspace(-1.7, 1.7, NORTH)[::2]
    metres = heights()[::2, ::2]
    land = {"colors": ["#6b7280"], "alpha": 0.4}
    axes.contourf(east, north, metres, [0, 10_000], **land)
    axes.set(xticks=[], yticks=[], aspect=0.76, xlim=(-1.7, 1.68))
    axes.set_facecolor(("C0", 0.15))  # the sea
    axes.spines[:].set_visible(True)
    axes.grid(visible=False)
    for x, y, name in [
        (-0.28, -0.28, "Vancouver\nIsland"),
        (0.35, 0.35, "strait"),
        (1.0, 1.0, "mainland"),
    ]:
        axes.text(x, y, name, ha="center", va="center", size=12)
    plt.show()

# %% check
if __name__ == "__main__":
    metres = heights()
    assert metres.shape == (NORTH, EAST)
    x, t, test_x, test_t = examples()
    assert len(x) + len(test_x) == NORTH * EAST == 10_920
    assert set(t.flatten().tolist()) == {-1, 1}
    places = {tuple(place) for place in torch.cat([x, test_x]).tolist()}
    assert len(places) == NORTH * EAST
    south = grid()[:EAST]
    assert (south[:, 1] == -1.7).all()
    assert (answers()[:EAST, 0] > 0).tolist() == (metres[0] > 0).tolist()
