"""Name the line of your program from which a NaN or an infinity comes.

    with NanHunter():
        loss = loss_function(model(inputs), targets)
        loss.backward()  # raises NotFinite, which tells where and what

If the loss is not finite, that is the first operation which made such numbers
of finite ones; an infinity of your own, in masked_fill(mask, -inf), is none.
If it is finite: what made the first function that sends a slope which is not.

Needs: torch. Licence: MIT.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from traceback import format_stack
from typing import Any

import torch
from torch import Tensor
from torch.overrides import TorchFunctionMode, resolve_name

WALKS = (torch.Tensor.backward, torch.autograd.backward, torch.autograd.grad)
CALL = r'File "(.*?)([^/\\]+)", line (\d+), in (?!__torch_f)(.+)(?:\n *(.+))?'
TORCH = torch.__file__.removesuffix("__init__.py")


class NotFinite(FloatingPointError):
    """What happened, in which line and its callers, and the facts."""

    def __init__(self, what: str, stack: list[str], facts: list[str]) -> None:
        calls = [c for s in reversed(stack) if (c := re.search(CALL, s))]
        calls = [c for c in calls if not c[1].startswith(TORCH)]
        top = [*(c[4] for c in calls), "<module>"].index("<module>") + 1
        self.place = "\n  from ".join(
            f"line {c[3]} of {c[2]}, in {c[4]}: {c[5]}"
            for c in calls[: min(top, 4)]
        )
        super().__init__("\n  ".join([what, self.place or "unknown", *facts]))


def flat(value: Any) -> list[Tensor]:
    """Tensors, and floats as tensors, of nested lists and tuples."""
    if isinstance(value, list | tuple):
        return [x for one in value for x in flat(one)]
    if isinstance(value, float):
        return [torch.tensor(value, dtype=torch.float64)]
    return [value] if isinstance(value, Tensor) else []


def bad(*values: Any) -> int:
    """The worst that is in them: 0 all is finite, 1 an infinity, 2 a NaN."""
    worst = 0
    for x in flat(values):
        with suppress(RuntimeError):  # it is sparse, or inside of vmap
            if not x.detach().isfinite().all():
                worst = max(worst, 1 + int(x.detach().isnan().any()))
    return worst


def facts(verb: str, values: Any) -> Iterator[str]:
    """A line for each tensor: kind, shape, and range or what is wrong."""
    for x in flat(values):
        line = f"{verb}: {x.dtype} {[*x.shape]}".replace("torch.", "")
        x = x.detach().abs() if x.is_complex() else x.detach()
        if at := (~x.isfinite()).nonzero().tolist():
            line += f", {len(at)} not finite: {x[tuple(at[0])]} at {at[0]}"
        elif x.numel():
            line += f", {x.min():.4g} to {x.max():.4g}"
        yield line


class NanHunter(TorchFunctionMode):
    """Raises NotFinite from a walk back that is asked for in its block."""

    def __enter__(self) -> Any:
        self.seen: list[tuple[bool, int, set[Any], NotFinite]] = []
        self.found: NotFinite | None = None
        # has every function note, when it is made, the lines that led to it
        self.noting = torch.autograd.set_detect_anomaly(True, check_nan=False)
        return super().__enter__()

    def __exit__(self, *error: object) -> None:
        super().__exit__(*error)
        self.noting.__exit__(*error)

    def __torch_function__(
        self, func: Any, types: Any, args: Any = (), kwargs: Any = None
    ) -> Any:
        kwargs = kwargs or {}
        if func in WALKS:
            return self.walk(func, args, kwargs)
        before, result = bad(args, [*kwargs.values()]), func(*args, **kwargs)
        after, name = bad(result), resolve_name(func) or func.__name__
        new = after > max([worst for _, worst, _, _ in self.seen], default=0)
        if (after > before or new) and not re.search("__get__$|empty", name):
            told = [*facts("given", args), *facts("gives", result)]
            what = f"{name} gives a result that is not finite"
            error = NotFinite(what, format_stack(), told)
            nodes = {x.grad_fn for x in flat(result) if x.grad_fn}
            self.seen.append((after > before, after, nodes, error))
        return result

    def walk(self, func: Any, args: Any, kwargs: Any) -> Any:
        """A walk back from some roots: look at what every function sends."""
        roots = flat(args[0] if args else next(iter(kwargs.values())))
        known = {root.grad_fn for root in roots if root.grad_fn}
        nodes: list[Any] = list(known)
        for node in nodes:
            ahead = {n for n, _ in node.next_functions} - known - {None}
            nodes += ahead
            known |= ahead
        if bad(roots):
            raise self.origin(known)
        looks = [n.register_hook(partial(self.look, n, nodes)) for n in nodes]
        try:
            result = func(*args, **kwargs)
        finally:
            for look in looks:
                look.remove()
        self.seen.clear()
        if self.found:
            raise self.found
        return result

    def origin(self, nodes: set[Any]) -> NotFinite:
        """Of the operations that led to the loss, the first to go wrong."""
        led = [one for one in self.seen if not one[2] or one[2] & nodes]
        made = [one[3] for one in led if one[0]] or [o[3] for o in led[-1:]]
        made = made or [NotFinite("the loss is not finite", [], [])]
        for later in made[1:3]:
            made[0].add_note(f"  then {later.place}")
        return made[0]

    def look(self, node: Any, nodes: list[Any], sent: Any, got: Any) -> None:
        """Called when a function has run, before what it saved is freed."""
        if self.found or not bad(sent, got):
            return
        stack = node.metadata.get("traceback_", [])
        alike = [n for n in nodes if n.metadata.get("traceback_") == stack]
        before = [n for n in alike if n._sequence_nr() <= node._sequence_nr()]
        call = sum(n.name() == node.name() for n in before)
        verb = "got" if bad(got) else "sent"
        what = f"{node.name()} {verb} a slope that is not finite"
        told = [*facts("got", got), *facts("sent", sent)]
        for name in filter(re.compile("_?saved_(?!var)").match, dir(node)):
            with suppress(RuntimeError):  # it was changed in place
                told += facts(name.strip("_"), getattr(node, name))
        self.found = NotFinite(
            f"{what} (call {call} of its line)", stack, told
        )


# %% check
if __name__ == "__main__":
    with suppress(NotFinite), NanHunter() as hunter:
        torch.zeros(1, requires_grad=True).sqrt().mul(0).backward()
    assert str(hunter.found).startswith("SqrtBackward0 sent a slope that")
