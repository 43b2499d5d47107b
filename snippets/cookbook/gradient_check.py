"""Compare the gradients of a function with finite differences.

    print(gradient_check(function, x, w))  # x, w: float64, require grad

Every entry of every input that requires grad is nudged up and down, and the
change of the outputs is compared with the gradient from autograd. A model is
checked with `gradient_check(lambda *_: model(x), *model.parameters())`.

Needs: torch. Licence: MIT.
"""

import itertools
import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import torch
from torch import Tensor


# %% the result
@dataclass(frozen=True)
class Entry:
    """One number of one input, with its gradient found in two ways."""

    place: str  # "input 0, entry [2, 1]"
    gradient: float  # from autograd
    down: float  # finite difference from a nudge down
    up: float  # finite difference from a nudge up
    error: float  # of gradient against the mean of down and up, relative
    corner: bool = False  # down and up differ, however small the nudge

    def __str__(self) -> str:
        text = f"{self.place}: autograd {self.gradient:.8g}, "
        if self.corner:
            return text + f"nudge down {self.down:.8g}, up {self.up:.8g}"
        nudges = (self.down + self.up) / 2
        return text + f"nudges {nudges:.8g}, relative error {self.error:.1e}"


@dataclass(frozen=True)
class CheckResult:
    """What was compared, if all gradients are right."""

    entries: int
    worst: Entry | None  # None if every entry is at a corner
    corners: list[Entry]  # each gradient is one of the slopes, or between

    def __str__(self) -> str:
        lines = [f"{self.entries} entries, {len(self.corners)} at a corner"]
        lines += [f"worst: {self.worst}"] if self.worst else []
        return "\n".join(lines + [f"corner: {e}" for e in self.corners])


# %% the check
def gradient_check(
    function: Callable[..., Any], *inputs: Any, tolerance: float = 1e-6
) -> CheckResult:
    """Check `function(*inputs)`, which returns a tensor or a tuple of them.

    Tensors may have any shape. The inputs are nudged in place and restored.
    Raises AssertionError if a relative error is above `tolerance`, TypeError
    for an input that is not float64, and ValueError if there is nothing to
    compare or if two runs differ.
    """
    checked = {i: x for i, x in enumerate(inputs) if _is_checked(i, x)}
    total, size = _weighted_sum(function(*inputs))
    if not checked or not total.requires_grad:
        raise ValueError("no output depends on an input that requires grad")
    tensors = list(checked.values())
    gradients = torch.autograd.grad(total, tensors, materialize_grads=True)

    def run() -> float:
        return float(_weighted_sum(function(*inputs))[0])

    entries = list[Entry]()
    with torch.no_grad():
        probe = _Probe(run, float(total), size, tolerance)
        if abs(run() - probe.middle) > 1e-9 * size:
            raise ValueError("two runs differ: is the model in eval mode?")
        for (i, x), gradient in zip(checked.items(), gradients):
            for index in itertools.product(*map(range, x.shape)):
                place = f"input {i}, entry {[*index]}"
                slope = float(gradient[index])
                entries.append(probe.compare(place, x, index, slope))
    smooth = [entry for entry in entries if not entry.corner]
    worst = max(smooth, key=lambda entry: entry.error, default=None)
    if worst and worst.error > tolerance:
        raise AssertionError(f"wrong gradient, worst at {worst}")
    return CheckResult(len(entries), worst, [e for e in entries if e.corner])


def _is_checked(i: int, x: Any) -> bool:
    if not isinstance(x, Tensor) or not x.requires_grad:
        return False
    if x.dtype != torch.float64:
        raise TypeError(f"input {i} is {x.dtype}: convert it with .double()")
    if any(n > 1 and step == 0 for n, step in zip(x.shape, x.stride())):
        raise ValueError(f"input {i} is expanded: pass a clone() of it")
    return True


def _weighted_sum(outputs: Any) -> tuple[Tensor, float]:
    """The outputs, added up with fixed random weights, and their size."""
    outputs = outputs if isinstance(outputs, tuple) else (outputs,)
    flat = torch.cat([y.flatten() for y in outputs if y.is_floating_point()])
    if len(flat) > 1:
        random = torch.Generator().manual_seed(0)
        weights = torch.rand(len(flat), generator=random, dtype=flat.dtype)
        flat = flat * (weights + 0.5).to(flat.device)
    return flat.sum(), float(flat.detach().abs().sum())


@dataclass(frozen=True)
class _Probe:
    run: Callable[[], float]
    middle: float  # what run() returns if nothing is nudged
    size: float
    tolerance: float

    def slopes(self, x: Tensor, index: Any, nudge: float) -> list[float]:
        """The finite differences from a nudge down and from a nudge up."""
        slopes, here = [], float(x[index])
        try:
            for end in (here - nudge, here + nudge):
                x[index] = end
                change = self.run() - self.middle
                slopes.append(change / (float(x[index]) - here))
        finally:
            x[index] = here
        return slopes

    def compare(self, place: str, x: Tensor, at: Any, slope: float) -> Entry:
        """Nudge one number; if the slopes disagree, nudge it less."""
        eps = torch.finfo(x.dtype).eps  # Numerical Recipes, section 5.7
        tries, largest = [], eps ** (1 / 3) * max(1, abs(float(x[at])))
        for nudge in (largest, largest / 16, largest / 256):
            down, up = self.slopes(x, at, nudge)
            rounding = 10 * self.size * eps / nudge / self.tolerance
            scale = max(abs(slope), abs(down + up) / 2, rounding) or 1.0
            error = abs(slope - (down + up) / 2) / scale
            error = math.inf if math.isnan(error) else error
            tries.append(Entry(place, slope, down, up, error))
            if error <= self.tolerance and abs(up - down) <= 1e-3 * scale:
                return tries[-1]
        gap, later = (abs(entry.up - entry.down) for entry in tries[:2])
        slack = self.tolerance * scale
        between = min(down, up) - slack <= slope <= max(down, up) + slack
        if between and gap / 2 < later < gap * 2:
            return replace(tries[-1], corner=True)
        return min(tries, key=lambda entry: entry.error)


# %% check
if __name__ == "__main__":
    x = torch.linspace(-1, 1, 3, dtype=torch.float64).requires_grad_()
    worst = gradient_check(torch.tanh, x).worst
    assert worst and worst.error < 1e-8
    assert len(gradient_check(torch.relu, x).corners) == 1
