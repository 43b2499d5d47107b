"""The slopes of the forked machine, found in four ways."""

from ledger import ledger, show, spread

numbers = {"x": 2.0, "w1": 3.0, "w2": 0.5}


def error(x, w1, w2):
    h = w1 * x
    return (w2 * h + h - 5) ** 2


# %% by hand
x, w1, w2 = numbers.values()
h = w1 * x
de_dy = 2 * (w2 * h + h - 5)
de_dh = de_dy * w2 + de_dy
by_hand = {"w1": de_dh * x, "w2": de_dy * h, "x": de_dh * w1}

# %% and in three more ways
rows = ledger(error, numbers, by_hand)
show(rows)

# %% check
assert by_hand == {"w1": 24, "w2": 48, "x": 36}
for row in rows.values():
    assert row["by hand"] == row["our engine"] == row["PyTorch"]
    assert spread(row) < 1e-7
