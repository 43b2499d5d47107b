"""The walk step by step and whole: values move right, then messages left."""

import matplotlib.pyplot as plt

from lanes import draw

x, dial1, dial2, wanted = 2, 3, 0.5, 5
numbers = {"x": x}
frames = []


def show(active="", **found):
    """Draw the machine with all numbers so far; the active part is new."""
    found = {name.replace("_", " "): found[name] for name in found}
    numbers.update(found)
    frames.append(draw(numbers, new=set(found), active=active))
    plt.show()


# %% start
show()

# %% first dial
h = dial1 * x
show("first dial", h=h)

# %% second dial
y = dial2 * h
show("second dial", y=y)

# %% gauge
miss = y - wanted
error = miss**2
show("gauge", miss=miss, error=error)

# %% gauge sends
to_y = 2 * miss
show("gauge", to_y=to_y)

# %% second blame
blame2 = to_y * h
show("second dial", blame2=blame2)

# %% second dial sends
to_h = to_y * dial2
show("second dial", to_h=to_h)

# %% first blame
blame1 = to_h * x
show("first dial", blame1=blame1)

# %% first dial sends
to_x = to_h * dial1
show("first dial", to_x=to_x)

# %% whole walk
show()


# %% check
def error_at(dial1, dial2):
    return (dial2 * (dial1 * x) - wanted) ** 2


tiny = 1e-6
nudged1 = (error_at(dial1 + tiny, dial2) - error) / tiny
nudged2 = (error_at(dial1, dial2 + tiny) - error) / tiny
assert abs(nudged1 - blame1) < 1e-4
assert abs(nudged2 - blame2) < 1e-4
assert len(frames) == 10
