"""Name the line of your program that makes the first NaN or infinity.

    with NanHunter():
        loss = loss_function(model(inputs), targets)
        loss.backward()  # raises NotFinite, which names the line

If the loss is finite, that is the line whose node first sent one backwards.

Needs: torch. Licence: MIT.
"""

import re
from contextlib import ExitStack, suppress
from functools import partial
from traceback import format_stack
from typing import Any

import torch
from torch import Tensor
from torch.overrides import TorchFunctionMode, resolve_name

BACKWARD = (Tensor.backward, torch.autograd.backward, torch.autograd.grad)
CALL = r'File "(.*?)([^/\\]+)", line (\d+), in (?!__torch)(.+)(?:\n *(.+))?'
TORCH = torch.__file__.removesuffix("__init__.py")
IGNORED = re.compile("__get__$|empty")  # attributes; memory not yet filled


class NotFinite(FloatingPointError):
    """Says what happened, on which line of yours, and with which tensors."""

    def __init__(self, what: str, stack: list[str], **values: Any) -> None:
        calls: list[str] = []
        for match in map(partial(re.search, CALL), reversed(stack)):
            if match and not match[1].startswith(TORCH):
                calls.append(match.expand(r"line \3 of \2, in \4: \5"))
                if match[4] == "<module>":
                    break
        self.place = "\n  from ".join(calls[:4]) or "unknown line"
        self.nodes: set[Any] = set()  # of the results that are not finite
        lines = [what, self.place]
        for label, value in values.items():
            lines += [describe(label, x) for x in tensors_in(value)]
        super().__init__("\n  ".join(lines))


def tensors_in(value: Any) -> list[Tensor]:
    """The tensors in nested lists and tuples, and floats as tensors."""
    if isinstance(value, list | tuple):
        return [x for item in value for x in tensors_in(item)]
    if isinstance(value, float):
        return [torch.tensor(value, dtype=torch.float64)]
    return [value] if isinstance(value, Tensor) else []


def describe(label: str, x: Tensor) -> str:
    """The dtype, the shape, and the range or the first bad entry."""
    line = f"{label}: {x.dtype} {[*x.shape]}".replace("torch.", "")
    x = x.detach().abs() if x.is_complex() else x.detach().to_dense()
    if bad := (~x.isfinite()).nonzero().tolist():
        return f"{line}, {len(bad)} not finite: {x[*bad[0]]} at {bad[0]}"
    return f"{line}, {x.min():.4g} to {x.max():.4g}" if x.numel() else line


def severity(*values: Any) -> int:
    """0 if all numbers are finite, 1 if one is infinite, 2 if one is NaN."""
    worst = 0
    for x in tensors_in(values):
        with suppress(RuntimeError):  # a sparse tensor, or one inside vmap
            if not x.detach().isfinite().all():
                worst = max(worst, 2 if x.detach().isnan().any() else 1)
    return worst


class NanHunter(TorchFunctionMode):
    """Raises NotFinite from a backward pass that is started in its block."""

    def __enter__(self) -> Any:
        self.origins: list[NotFinite] = []  # worse than their arguments
        self.carriers: list[NotFinite] = []  # worse than all before
        self.worst = 0  # severity so far
        self.error: NotFinite | None = None
        # each new node now keeps the stack of its call
        self.anomaly = torch.autograd.set_detect_anomaly(True, False)
        return super().__enter__()

    def __exit__(self, *error: object) -> None:
        super().__exit__(*error)
        self.anomaly.__exit__(*error)

    def __torch_function__(
        self, func: Any, types: Any, args: Any = (), kwargs: Any = None
    ) -> Any:
        kwargs = kwargs or {}
        if func in BACKWARD:
            return self.backward(func, args, kwargs)
        before = severity(args, [*kwargs.values()])
        result = func(*args, **kwargs)
        after, name = severity(result), resolve_name(func) or func.__name__
        if after > min(before, self.worst) and not IGNORED.search(name):
            what = f"{name} returned a result that is not finite"
            values = {"argument": args, "result": result}
            suspect = NotFinite(what, format_stack(), **values)
            suspect.nodes = {x.grad_fn for x in tensors_in(result)} - {None}
            self.worst = max(self.worst, after)
            group = self.origins if after > before else self.carriers
            group.append(suspect)
        return result

    def backward(self, func: Any, args: Any, kwargs: Any) -> Any:
        """Run a backward pass and check what every node sends."""
        roots = tensors_in(args[0] if args else next(iter(kwargs.values())))
        nodes = level = {root.grad_fn for root in roots} - {None}
        while level:
            found = {n for node in level for n, _ in node.next_functions}
            level = found - nodes - {None}
            nodes |= level
        if severity(roots):
            raise self.origin(nodes)
        with ExitStack() as hooks:
            for node in nodes:
                hook = node.register_hook(partial(self.check, node, nodes))
                hooks.callback(hook.remove)
            result = func(*args, **kwargs)
        self.origins, self.carriers, self.worst = [], [], 0
        if self.error:
            raise self.error
        return result

    def origin(self, nodes: set[Any]) -> NotFinite:
        """The first suspect that led to the loss, an origin if possible."""
        for suspect in self.origins + self.carriers[::-1]:
            if not suspect.nodes or suspect.nodes & nodes:
                return suspect
        return NotFinite("the loss is not finite", [])

    def check(self, node: Any, nodes: Any, sent: Any, received: Any) -> None:
        """Called when a node has run, before its saved tensors are freed."""
        if self.error or not severity(sent, received):
            return
        values = {"received": received, "sent": sent}
        for name in dir(node):
            if name.startswith(("_saved_", "saved_tensors")):
                with suppress(RuntimeError):  # a checkpoint, or an edit
                    values[name.strip("_")] = getattr(node, name)
        verb = "received" if severity(received) else "sent"
        what = f"{node.name()} {verb} a gradient that is not finite"
        stack = node.metadata.get("traceback_", [])
        same = [n for n in nodes if n.name() == node.name()]
        same = [n for n in same if n._sequence_nr() <= node._sequence_nr()]
        stacks = [n.metadata.get("traceback_", []) for n in same]
        what += f" (call {stacks.count(stack)} of this line)"
        self.error = NotFinite(what, stack, **values)


# %% check
if __name__ == "__main__":
    with suppress(NotFinite), NanHunter() as hunter:
        torch.zeros(1, requires_grad=True).sqrt().mul(0).backward()
    assert str(hunter.error).startswith("SqrtBackward0 sent a gradient")
