"""Compare the slopes of any function of tensors with what nudges say.

    print(gradient_check(function, x, w))  # x and w: float64, require grad

Every entry of every input that requires grad is nudged up and down, and what
the results do is held against what autograd answers. An AssertionError names
the entry where the two are furthest apart. A module is given its own
parameters: `gradient_check(lambda *_: model(x), *model.parameters())`.

Needs: torch. Licence: MIT.
"""

import itertools
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

Value = Callable[[], tuple[float, float]]  # what to nudge; how large it is


# %% what is told
@dataclass(frozen=True)
class Entry:
    """One number of one input: its slope from autograd and from nudges."""

    place: str  # "input 0 at [2, 1]"
    analytic: float  # from autograd
    down: float  # from a nudge down alone
    up: float  # from a nudge up alone
    off: float  # analytic against the mean of both, relative to the larger
    corner: bool = False  # down and up stay apart, however small the nudge

    def __str__(self) -> str:
        told = f"{self.place}: autograd {self.analytic:.8g}, "
        if self.corner:
            return told + f"nudge down {self.down:.8g}, up {self.up:.8g}"
        mean = (self.down + self.up) / 2
        return told + f"nudges {mean:.8g}, off by {self.off:.1e}"


@dataclass(frozen=True)
class Checked:
    """What was compared. A corner has two slopes, and autograd says one of
    them or one between: more cannot be asked of it there."""

    entries: int
    worst: Entry | None  # None where every entry is at a corner
    corners: list[Entry]

    def __str__(self) -> str:
        told = [f"{self.entries} entries, {len(self.corners)} at a corner"]
        told += [f"worst: {self.worst}"] if self.worst else []
        return "\n".join(told + [f"corner: {one}" for one in self.corners])


# %% the comparison
def gradient_check(
    function: Callable[..., Any], *inputs: Any, tolerance: float = 1e-6
) -> Checked:
    """Check `function(*inputs)`: a tensor of any shape, or a tuple of them.

    Raises AssertionError where a slope is off by more than `tolerance`, which
    is relative; TypeError for an input that is not float64; ValueError where
    nothing can be compared. The inputs are nudged in place and put back.
    """
    wanted = {i: x for i, x in enumerate(inputs) if _can_be_nudged(i, x)}
    total, size = _summed(function(*inputs))
    if not wanted or not total.requires_grad:
        raise ValueError("no result depends on an input that requires grad")
    asked = list(wanted.values())
    slopes = torch.autograd.grad(total, asked, materialize_grads=True)

    def value() -> tuple[float, float]:
        total, size = _summed(function(*inputs))
        return float(total), size

    with torch.no_grad():
        if abs(value()[0] - float(total)) > 1e-9 * size:
            raise ValueError("asked twice, two answers: is it in eval()?")
        found = [
            _entry(value, f"input {i} at {[*at]}", x, at, slope, tolerance)
            for (i, x), slope in zip(wanted.items(), slopes)
            for at in itertools.product(*map(range, x.shape))
        ]
    smooth = [entry for entry in found if not entry.corner]
    worst = max(smooth, key=lambda entry: entry.off, default=None)
    if worst and worst.off > tolerance:
        raise AssertionError(f"slopes differ, most at {worst}")
    return Checked(len(found), worst, [e for e in found if e.corner])


def _can_be_nudged(i: int, x: Any) -> bool:
    """float32 is refused: in it a nudge shows three digits or so."""
    if not isinstance(x, Tensor) or not x.requires_grad:
        return False
    if x.dtype != torch.float64:
        raise TypeError(f"input {i} is {x.dtype}: use .double() on all of it")
    if any(n > 1 and step == 0 for n, step in zip(x.shape, x.stride())):
        raise ValueError(f"input {i} is expanded: give it as .clone()")
    return True


def _summed(results: Any) -> tuple[Tensor, float]:
    """All results added, each weighted at random but always alike; a size."""
    several = results if isinstance(results, tuple) else (results,)
    flat = torch.cat([r.flatten() for r in several if r.is_floating_point()])
    if len(flat) > 1:
        draw = torch.Generator().manual_seed(0)
        weights = torch.rand(len(flat), generator=draw, dtype=flat.dtype)
        flat = flat * (weights + 0.5).to(flat.device)
    return flat.sum(), float(flat.detach().abs().sum())


def _entry(
    value: Value, place: str, x: Tensor, at: Any, slopes: Tensor, most: float
) -> Entry:
    """Nudge one number; where the slopes are apart, again with less."""
    (middle, size), here, slope = value(), float(x[at]), float(slopes[at])
    tried, eps = list[Entry](), torch.finfo(x.dtype).eps
    for less in (1, 16, 256):
        nudge = eps ** (1 / 3) * max(1, abs(here)) / less
        ends = []
        for end in (here - nudge, here + nudge):
            try:
                x[at] = end
                ends.append((value()[0] - middle) / (float(x[at]) - here))
            finally:
                x[at] = here
        down, up = ends
        rounding = 10 * size * eps / nudge / most
        scale = max(abs(slope), abs(down + up) / 2, rounding) or 1.0
        off = abs(slope - (down + up) / 2) / scale
        off = math.inf if math.isnan(off) else off
        tried.append(Entry(place, slope, down, up, off))
        if off <= most and abs(up - down) <= 1e-3 * scale:
            return tried[-1]
    (low, high), slack = sorted((down, up)), most * scale
    gap, closer = (abs(entry.up - entry.down) for entry in tried[:2])
    if gap / 2 < closer < gap * 2 and low - slack <= slope <= high + slack:
        return Entry(place, slope, down, up, off, corner=True)
    return min(tried, key=lambda entry: entry.off)


# %% check
if __name__ == "__main__":
    x = torch.linspace(-1, 1, 3, dtype=torch.float64).requires_grad_()
    y = x.detach().reshape(3, 1).clone().requires_grad_()
    checked = gradient_check(lambda x, y: (x * y).tanh(), x, y)
    assert checked.worst and checked.worst.off < 1e-8
    assert gradient_check(torch.relu, x).corners[0].place == "input 0 at [1]"
    try:
        gradient_check(lambda x: x * x + x.detach(), x)
    except AssertionError as error:
        told = str(error)
    assert told.startswith("slopes differ, most at input 0 at ")
