"""Draw how large the slopes of every parameter are after a walk back.

    loss.backward()
    figure, rows = gradient_flow(model, loss)
    figure.savefig("gradient_flow.png")

One row for each parameter, those that were used first on top: the mean and
the largest of its slopes, on a logarithmic scale. Where there is no slope,
where all of them are nought and where one is not finite, a word says so.

Needs: torch and matplotlib. Licence: MIT.
"""

import math
from dataclasses import dataclass
from typing import Any

import matplotlib.pyplot as plt
import torch
from matplotlib.figure import Figure
from torch import Tensor, nn

ROW = 0.27  # inches: three hundred parameters make a tall picture


@dataclass(frozen=True)
class Row:
    """The slopes of one parameter, without their signs; NaN where unknown."""

    name: str
    mean: float
    largest: float
    ratio: float  # norm of the slopes to the norm of the weights
    trouble: str  # "" or what is wrong, in words


def flow(model: nn.Module, loss: Tensor | None = None) -> list[Row]:
    """A row for each parameter, in the order in which `loss` has used them.

    Without `loss`, or where it has not used one, the order of the model.
    """
    used = _first_uses(loss)
    rows, last = [], 0
    for name, parameter in model.named_parameters():
        last = used.get(parameter, last)
        rows.append((last, _row(name, parameter)))
    return [row for _, row in sorted(rows, key=lambda pair: pair[0])]


def _row(name: str, parameter: Tensor) -> Row:
    if parameter.grad is None:
        frozen = not parameter.requires_grad
        trouble = "no slope: frozen" if frozen else "no slope: not reached"
        return Row(name, math.nan, math.nan, math.nan, trouble)
    slopes = parameter.grad.detach().double().abs()
    weights = parameter.detach().double().norm()
    ratio = float(slopes.norm() / weights)
    trouble = "" if slopes.any() else "all nought"
    if not slopes.isfinite().all():
        kind = "NaN" if slopes.isnan().any() else "infinity"
        trouble = f"{int((~slopes.isfinite()).sum())} times {kind}"
    return Row(
        name, float(slopes.mean()), float(slopes.max()), ratio, trouble
    )


def _first_uses(loss: Tensor | None) -> dict[Tensor, int]:
    """For each leaf the number of the first function that has used it."""
    start: Any = loss.grad_fn if loss is not None else None
    waiting: list[Any] = [start] if start else []
    found, uses = set(waiting), dict[Tensor, int]()
    for node in waiting:
        for ahead, _ in node.next_functions:
            if hasattr(ahead, "variable"):
                number = node._sequence_nr()
                leaf = ahead.variable
                uses[leaf] = min(number, uses.get(leaf, number))
            elif ahead and ahead not in found:
                found.add(ahead)
                waiting.append(ahead)
    return uses


def gradient_flow(
    model: nn.Module, loss: Tensor | None = None, width: float = 4.8
) -> tuple[Figure, list[Row]]:
    """The picture, `width` inches wide, and its numbers."""
    rows = flow(model, loss)
    sound = [(y, row) for y, row in enumerate(rows) if not row.trouble]
    size = (width, 1.5 + ROW * len(rows))
    figure, axes = plt.subplots(figsize=size, layout="constrained")
    ys = [y for y, _ in sound]
    means = [row.mean for _, row in sound]
    largest = [row.largest for _, row in sound]
    axes.hlines(ys, means, largest, color="C0", linewidth=1)
    axes.plot(means, ys, "C0o", label="mean")
    axes.plot(largest, ys, "C0>", label="largest")
    for y, row in enumerate(rows):
        if row.trouble:
            where = axes.get_yaxis_transform()
            axes.text(0.03, y, row.trouble, transform=where, va="center")
    if sound:
        axes.set_xscale("log")
        axes.xaxis.set_major_formatter("{x:.0e}")
        axes.xaxis.set_minor_formatter("")
        figure.legend(loc="outside lower right", ncols=2)
    axes.set_yticks(range(len(rows)), [row.name for row in rows])
    axes.set(ylim=(len(rows) - 0.5, -0.5), xlabel="size of the slopes")
    axes.set_title("Slopes, from the first layer to the last")
    return figure, rows


# %% check
if __name__ == "__main__":
    model = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 1))
    model[0].bias.requires_grad_(False)
    loss = model(torch.ones(2, 3)).sum()
    loss.backward()
    model[2].weight.grad.zero_()
    model[2].bias.grad.fill_(float("inf"))
    figure, rows = gradient_flow(model, loss)
    plt.close(figure)
    assert [row.trouble for row in rows] == [
        "",
        "no slope: frozen",
        "all nought",
        "1 times infinity",
    ]
    assert 0 < rows[0].mean <= rows[0].largest
