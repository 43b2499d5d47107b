"""Every slope of the chain, found in four ways."""

from ledger import ledger, show, spread

numbers = {"x": 2.0, "w1": 3.0, "w2": 0.5, "t": 5.0}


def error(x, w1, w2, t):
    return (w2 * (w1 * x) - t) ** 2


# %% by hand
x, w1, w2, t = numbers.values()
h = w1 * x
d = w2 * h - t
by_hand = {"w1": 2 * d * w2 * x, "w2": 2 * d * h, "x": 2 * d * w2 * w1}

# %% and in three more ways
rows = ledger(error, numbers, by_hand)
show(rows)

# %% check
assert by_hand == {"w1": -4, "w2": -24, "x": -6}
for row in rows.values():
    assert row["by hand"] == row["our engine"] == row["PyTorch"]
    assert spread(row) < 1e-8
