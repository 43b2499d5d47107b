"""One slope found in four ways: by hand, by two engines, by nudging."""

import torch

from engine import Number


def ledger(error, numbers, by_hand, nudge=1e-5):
    """For each name in `by_hand` a row of four slopes.

    `error` takes the numbers by name and works for floats, for tensors and
    for the Numbers of engine.py. A nudge goes both ways, up and down.
    """

    def slopes(kind):
        leaves = {name: kind(value) for name, value in numbers.items()}
        error(**leaves).backward()
        return leaves

    ours, theirs = slopes(Number), slopes(tensor)
    rows = {}
    for name, slope in by_hand.items():
        up = error(**{**numbers, name: numbers[name] + nudge})
        down = error(**{**numbers, name: numbers[name] - nudge})
        rows[f"de/d{name}"] = {
            "by hand": slope,
            "our engine": ours[name].slope,
            "PyTorch": theirs[name].grad.item(),
            "nudging": (up - down) / (2 * nudge),
        }
    return rows


def tensor(value):
    return torch.tensor(value, dtype=torch.float64, requires_grad=True)


def spread(row):
    """The largest difference between the slopes of a row."""
    return max(row.values()) - min(row.values())


def show(rows):
    print(f"{'':8}", *(f"{way:>11}" for way in next(iter(rows.values()))))
    for name, row in rows.items():
        print(f"{name:8}", *(f"{slope:11.6f}" for slope in row.values()))


# %% check
if __name__ == "__main__":
    rows = ledger(lambda a: a**3, {"a": 2.0}, {"a": 12})
    assert rows["de/da"]["our engine"] == rows["de/da"]["PyTorch"] == 12
    assert spread(rows["de/da"]) < 1e-6
    wrong = ledger(lambda a: a**3, {"a": 2.0}, {"a": 8})
    assert spread(wrong["de/da"]) > 3.9
