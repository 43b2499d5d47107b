"""Draw the size of every parameter's gradient after a backward pass.

    loss.backward()
    figure, rows = gradient_flow(model, loss)
    figure.savefig("gradient_flow.png")

Each parameter has a row with the mean and the largest absolute entry of its
gradient, on a logarithmic scale; the parameter used first is on top. If a
gradient is missing, zero or not finite, the row says so in words.

Needs: torch and matplotlib. Licence: MIT.
"""

import math
from dataclasses import dataclass
from typing import Any

import matplotlib.pyplot as plt
import torch
from matplotlib.figure import Figure
from torch import Tensor, nn

ROW_HEIGHT = 0.27  # inches


# %% the numbers
@dataclass(frozen=True)
class Row:
    """The gradient of one parameter; its numbers are NaN if it is None."""

    name: str
    mean: float  # of the absolute entries
    largest: float  # of the absolute entries
    ratio: float  # norm of the gradient / norm of the parameter
    problem: str = ""  # in words, or empty


def gradient_rows(model: nn.Module, loss: Tensor | None = None) -> list[Row]:
    """A row for each parameter, in the order in which `loss` used them.

    Parameters that `loss` did not use follow the one before them in the
    model. Without `loss`, all are in the model's order.
    """
    first_uses = _first_uses(loss)
    rows = []
    position = 0
    for name, parameter in model.named_parameters():
        position = first_uses.get(parameter, position)
        rows.append((position, _row(name, parameter)))
    rows.sort(key=lambda pair: pair[0])
    return [row for _, row in rows]


def _row(name: str, parameter: Tensor) -> Row:
    if not parameter.requires_grad:
        return Row(name, math.nan, math.nan, math.nan, "frozen")
    if parameter.grad is None:
        return Row(name, math.nan, math.nan, math.nan, "not reached")
    gradient = parameter.grad.detach().to_dense().double().abs()
    norm = parameter.detach().double().norm()
    problem = "" if gradient.any() else "all zero"
    bad = int((~gradient.isfinite()).sum())
    if bad:
        problem = f"not finite: {bad} of {gradient.numel()}"
    mean, largest = float(gradient.mean()), float(gradient.max())
    return Row(name, mean, largest, float(gradient.norm() / norm), problem)


def _first_uses(loss: Tensor | None) -> dict[Tensor, int]:
    """For each leaf the sequence number of the first node that used it."""
    if loss is None or loss.grad_fn is None:
        return {}
    nodes: list[Any] = [loss.grad_fn]
    seen = set(nodes)
    uses: dict[Tensor, int] = {}
    for node in nodes:
        for next_node, _ in node.next_functions:
            if hasattr(next_node, "variable"):
                leaf, number = next_node.variable, node._sequence_nr()
                uses[leaf] = min(number, uses.get(leaf, number))
            elif next_node and next_node not in seen:
                seen.add(next_node)
                nodes.append(next_node)
    return uses


# %% the picture
def gradient_flow(
    model: nn.Module, loss: Tensor | None = None, width: float = 4.8
) -> tuple[Figure, list[Row]]:
    """The picture, `width` inches wide, and its rows from top to bottom."""
    rows = gradient_rows(model, loss)
    size = (width, 1.5 + ROW_HEIGHT * len(rows))
    figure, axes = plt.subplots(figsize=size, layout="constrained")
    healthy = [(y, row) for y, row in enumerate(rows) if not row.problem]
    ys = [y for y, _ in healthy]
    means = [row.mean for _, row in healthy]
    largest = [row.largest for _, row in healthy]
    axes.hlines(ys, means, largest, color="C0", linewidth=1)
    axes.plot(means, ys, "C0o", label="mean")
    axes.plot(largest, ys, "C1>", label="largest")
    for y, row in enumerate(rows):
        if row.problem:
            at_left = axes.get_yaxis_transform()
            axes.text(0.03, y, row.problem, transform=at_left, va="center")
    if healthy:
        axes.set_xscale("log")
        axes.xaxis.set_major_formatter("{x:.0e}")
        axes.xaxis.set_minor_formatter("")
        figure.legend(loc="outside lower right", ncols=2)
    axes.set_yticks(range(len(rows)), [row.name for row in rows])
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_xlabel("absolute entries of the gradient")
    axes.set_title("Gradients, from the first layer to the last")
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
    problems = [row.problem for row in rows]
    assert problems == ["", "frozen", "all zero", "not finite: 1 of 1"]
    assert 0 < rows[0].mean <= rows[0].largest
