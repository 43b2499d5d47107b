"""Say how many bytes each layer's saved tensors hold after a forward pass.

    with saved_memory(model) as report:
        loss = loss_function(model(inputs), targets)
    print(report)

What autograd saves for the walk back is counted once, for the innermost
module in whose forward pass it was first saved. Memory that is there anyhow,
of parameters, buffers and the model's inputs, is counted apart.

Needs: torch. Licence: MIT.
"""

import contextlib
from collections.abc import Iterator
from typing import Any

import torch
from torch import Tensor, nn
from torch.autograd.graph import saved_tensors_hooks
from torch.multiprocessing.reductions import StorageWeakRef

Packed = tuple[Tensor, int]  # what is saved, and its version at that time
OUTSIDE = "(outside the model)"


# %% what is counted
class Report:
    """The memory that saved tensors hold, counted by storage.

    A storage is the memory of a tensor and of all its views: a small view
    keeps all of it. The report holds none itself.
    """

    def __init__(self, model: nn.Module) -> None:
        self.kinds = {n: type(m).__name__ for n, m in model.named_modules()}
        self.saved: dict[StorageWeakRef, tuple[str, int]] = {}
        self.own: dict[StorageWeakRef, str] = {}  # there anyhow, and what as
        self.note("parameters", model.parameters())
        self.note("buffers", model.buffers())

    def note(self, kind: str, tensors: Any) -> None:
        """These are there anyhow; what is no tensor is passed over."""
        for tensor in tensors:
            if isinstance(tensor, Tensor):
                self.own.setdefault(_memory(tensor), kind)

    def add(self, module: str, tensor: Tensor) -> None:
        """A tensor is saved while this module runs."""
        size = tensor.untyped_storage().nbytes()
        self.saved.setdefault(_memory(tensor), (module, size))

    def layers(self) -> dict[str, int]:
        """Bytes held for the walk back alone, by module, in that order."""
        rows: dict[str, int] = {}
        for memory, (module, size) in self.saved.items():
            if memory not in self.own and not memory.expired():
                rows[module] = rows.get(module, 0) + size
        return rows

    def anyhow(self) -> dict[str, int]:
        """Bytes of what is saved and would be there without it, by kind."""
        rows = {"parameters": 0, "buffers": 0, "inputs": 0}
        for memory, kind in self.own.items():
            rows[kind] += self.saved.get(memory, ("", 0))[1]
        return rows

    @property
    def total(self) -> int:
        return sum(self.layers().values())

    def __str__(self) -> str:
        rows = [
            (name or "(model)", self.kinds.get(name, ""), size)
            for name, size in self.layers().items()
        ]
        rows.append(("all of these", "", self.total))
        rows += [
            (f"saved {kind}", "not extra", size)
            for kind, size in self.anyhow().items()
        ]
        wide = max(len(name) for name, _, _ in rows)
        return "\n".join(
            f"{size:>15,} bytes  {name.ljust(wide)}  {kind}".rstrip()
            for name, kind, size in rows
        )


def _memory(tensor: Tensor) -> StorageWeakRef:
    """A name for a tensor's memory, which does not keep it."""
    return StorageWeakRef(tensor.untyped_storage())


# %% the forward pass
@contextlib.contextmanager
def saved_memory(model: nn.Module) -> Iterator[Report]:
    """Count what is saved inside the `with` block, and leave no hooks behind.

    Saved tensors are kept as they would be, and the walk back still refuses
    one that was changed in between.
    """
    report, inside, handles = Report(model), [OUTSIDE], []

    def enter(module: nn.Module, args: Any, kwargs: Any) -> None:
        if module is model:
            report.note("inputs", [*args, *kwargs.values()])
        inside.append(names[module])

    def leave(*_: Any) -> None:
        inside.pop()

    def pack(tensor: Tensor) -> Packed:
        report.add(inside[-1], tensor)
        return tensor.detach(), tensor._version  # itself would be a cycle

    def unpack(packed: Packed) -> Tensor:
        tensor, version = packed
        if tensor._version != version:
            raise RuntimeError(
                f"a saved tensor of shape {[*tensor.shape]} was changed in "
                f"place: version {tensor._version}, saved at {version}"
            )
        return tensor

    names = {module: name for name, module in model.named_modules()}
    try:
        for module in names:
            handles += [
                module.register_forward_pre_hook(enter, with_kwargs=True),
                module.register_forward_hook(leave, always_call=True),
            ]
        with saved_tensors_hooks(pack, unpack):
            yield report
    finally:
        for handle in handles:
            handle.remove()


# %% check
if __name__ == "__main__":
    model = nn.Sequential(nn.Linear(3, 5), nn.Tanh(), nn.Linear(5, 2))
    with saved_memory(model) as report:
        loss = model(torch.ones(7, 3)).square().sum()
    # Tanh saves its result, which the last layer saves too: counted once
    assert report.layers() == {"1": 7 * 5 * 4, OUTSIDE: 7 * 2 * 4}
    assert report.anyhow()["inputs"] == 7 * 3 * 4
    del loss
    assert report.total == 0
