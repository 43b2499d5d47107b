"""Every slope of the whole network, found in four ways."""

from ledger import ledger, show, spread

x1, x2, t = 2.0, 1.0, 5.0
numbers = {"w11": 3.0, "w12": -1.0, "b1": 1.0}
numbers |= {"w21": 1.0, "w22": -3.0, "b2": 0.0}
numbers |= {"v1": 0.5, "v2": 4.0, "c": 0.0}


def f(z):
    return z.relu() if hasattr(z, "relu") else max(z, 0.0)


def error(w11, w12, b1, w21, w22, b2, v1, v2, c):
    h1 = f(w11 * x1 + w12 * x2 + b1)
    h2 = f(w21 * x1 + w22 * x2 + b2)
    return (v1 * h1 + v2 * h2 + c - t) ** 2


# %% by hand
d, h1, h2 = -2, 6, 0
by_hand = {"v1": 2 * d * h1, "v2": 2 * d * h2, "c": 2 * d}
to_z1, to_z2 = 2 * d * 0.5 * 1, 2 * d * 4 * 0
by_hand |= {"w11": to_z1 * x1, "w12": to_z1 * x2, "b1": to_z1}
by_hand |= {"w21": to_z2 * x1, "w22": to_z2 * x2, "b2": to_z2}

# %% and in three more ways
rows = ledger(error, numbers, by_hand)
show(rows)

# %% check
assert len(rows) == 9
for row in rows.values():
    assert row["by hand"] == row["our engine"] == row["PyTorch"]
    assert spread(row) < 1e-8
