"""PyTorch's graphs for `record`; their nodes are PyTorch's own, in C++."""

import contextlib
from collections.abc import Iterator
from typing import Any

from weave.graph import Value
from weave.run.record_kind import LARGEST, Kind, Walk


class Torch(Kind):
    """PyTorch's own nodes, in C++."""

    title = "PyTorch"
    keeps = "grad"
    result = "result"
    transpose = "TBackward0"

    def __init__(self) -> None:
        import torch

        self.torch = torch
        self.starter = torch.autograd

    def node(self, number: Any) -> Any:
        return number.grad_fn if isinstance(number, self.torch.Tensor) else None

    def name(self, node: Any) -> str:
        return str(node.name().rpartition("::")[2])

    def following(self, node: Any) -> list[Any]:
        return [following for following, _ in node.next_functions]

    def leaf(self, node: Any) -> Any:
        return getattr(node, "variable", None)

    def value(self, number: Any) -> Value:
        shape = number.shape
        if number.numel() == 1:
            plain = number.detach().reshape(()).item()
            return str(plain) if isinstance(plain, complex) else float(plain)
        if number.is_complex() or len(shape) not in {1, 2} or not 0 < max(shape) <= LARGEST:
            return "×".join(str(size) for size in shape)
        rows = number.detach().double().reshape(-1, shape[-1]).tolist()
        return tuple(tuple(row) for row in rows)

    def saved(self, node: Any) -> dict[str, Value]:
        saved: dict[str, Value] = {}
        for name, value in self._attributes(node).items():
            if isinstance(value, self.torch.Tensor):
                saved[name] = self.value(value)
            elif isinstance(value, int | float):
                saved[name] = float(value)
        return saved

    def inputs(self, node: Any) -> list[Value]:
        tensors = self._attributes(node)
        return [
            self.value(tensors[name]) if isinstance(tensors.get(name), self.torch.Tensor) else None
            for name in ("self", "other")
        ]

    def _attributes(self, node: Any) -> dict[str, Any]:
        """What the node has saved, as PyTorch has it: tensors, numbers and more."""
        attributes: dict[str, Any] = {}
        for name in dir(node):
            if name.startswith("_saved_"):
                with contextlib.suppress(RuntimeError):  # freed
                    attributes[name.removeprefix("_saved_")] = getattr(node, name)
        return attributes

    @contextlib.contextmanager
    def noting(self, walk: Walk) -> Iterator[None]:
        times: dict[int, list[float | None]] = {}
        with contextlib.ExitStack() as stack:
            for i, node in enumerate(walk.nodes):

                def before(arrived: Any, node: Any = node, i: int = i) -> None:
                    times[i] = self._local_derivatives(node, arrived)

                def after(sent: Any, arrived: Any, node: Any = node, i: int = i) -> None:
                    sends = [None if slope is None else self.value(slope) for slope in sent]
                    arrives = next((self.value(g) for g in arrived if g is not None), None)
                    walk.note(node, arrives, times.get(i, []), sends)

                stack.callback(node.register_prehook(before).remove)
                stack.callback(node.register_hook(after).remove)
            yield

    def _local_derivatives(self, node: Any, arrived: Any) -> list[float | None]:
        """What the node makes of a gradient of 1, where everything is a single number."""
        own = self.torch.autograd.function.BackwardCFunction
        if self.leaf(node) is not None or isinstance(node, own) or arrived[0] is None:
            return []
        if len(arrived) > 1 or not isinstance(self.value(arrived[0]), float):
            return []
        with self.torch.no_grad():
            sent = node(self.torch.ones_like(arrived[0]))
        sent = sent if isinstance(sent, tuple) else (sent,)
        plain = [None if gradient is None else self.value(gradient) for gradient in sent]
        return [value if isinstance(value, float) else None for value in plain]
