"""Report how many bytes of saved tensors each layer holds for backward().

    with saved_memory(model) as report:
        loss = loss_function(model(inputs), targets)
    print(report)

Each saved tensor is counted once, for the innermost module that was running
when it was first saved. Parameters, buffers and the model's inputs exist
anyway and are listed separately.

Needs: torch. Licence: MIT.
"""

import contextlib
from collections.abc import Iterator
from typing import Any

import torch
from torch import Tensor, nn
from torch.autograd.graph import saved_tensors_hooks
from torch.multiprocessing.reductions import StorageWeakRef

OUTSIDE = "(outside the model)"


# %% the report
class Report:
    """The bytes that saved tensors hold, counted by storage.

    A storage is the memory that a tensor shares with its views. The report
    keeps no storage alive, and no longer counts one that has been freed.
    """

    def __init__(self, model: nn.Module) -> None:
        self.types = {n: type(m).__name__ for n, m in model.named_modules()}
        self.saved: dict[StorageWeakRef, tuple[str, int]] = {}
        self.existing: dict[StorageWeakRef, str] = {}
        self.exclude("parameters", model.parameters())
        self.exclude("buffers", model.buffers())

    def exclude(self, kind: str, values: Any) -> None:
        """List the tensors among these values separately, as this kind."""
        for value in values:
            if isinstance(value, Tensor):
                self.existing.setdefault(_storage(value), kind)

    def add(self, module: str, tensor: Tensor) -> None:
        """Note that a tensor is saved while this module runs."""
        size = tensor.untyped_storage().nbytes()
        self.saved.setdefault(_storage(tensor), (module, size))

    def layers(self) -> dict[str, int]:
        """Bytes held for backward() alone, by module name."""
        sizes: dict[str, int] = {}
        for storage, (module, size) in self.saved.items():
            if storage not in self.existing and not storage.expired():
                sizes[module] = sizes.get(module, 0) + size
        return sizes

    def excluded(self) -> dict[str, int]:
        """Bytes of saved tensors that exist anyway, by kind."""
        sizes = {"parameters": 0, "buffers": 0, "inputs": 0}
        for storage, kind in self.existing.items():
            if storage in self.saved:
                sizes[kind] += self.saved[storage][1]
        return sizes

    @property
    def total(self) -> int:
        """Bytes held for backward() alone."""
        return sum(self.layers().values())

    def __str__(self) -> str:
        rows = [
            (size, name or "(model)", self.types.get(name, ""))
            for name, size in self.layers().items()
        ]
        rows.append((self.total, "total", ""))
        for kind, size in self.excluded().items():
            rows.append((size, kind, "saved, but not extra"))
        width = max(len(name) for _, name, _ in rows)
        return "\n".join(
            f"{size:>15,} bytes  {name.ljust(width)}  {note}".rstrip()
            for size, name, note in rows
        )


def _storage(tensor: Tensor) -> StorageWeakRef:
    return StorageWeakRef(tensor.untyped_storage())


# %% the forward pass
@contextlib.contextmanager
def saved_memory(model: nn.Module) -> Iterator[Report]:
    """Report on what is saved inside the `with` block.

    Gradients and memory stay as they are without it; the hooks are removed
    at the end of the block. Raises RuntimeError in the backward pass if a
    saved tensor has been changed in place, as PyTorch does without hooks.
    """
    report = Report(model)
    names = {module: name for name, module in model.named_modules()}
    running = [OUTSIDE]  # names of the modules that are running

    def enter(module: nn.Module, args: Any, kwargs: Any) -> None:
        if module is model:
            report.exclude("inputs", [*args, *kwargs.values()])
        running.append(names[module])

    def leave(*_: Any) -> None:
        running.pop()

    def pack(tensor: Tensor) -> tuple[Tensor, int]:
        report.add(running[-1], tensor)
        # detached: a node that held its own result would never be freed
        return tensor.detach(), tensor._version

    def unpack(packed: tuple[Tensor, int]) -> Tensor:
        tensor, version = packed
        if tensor._version != version:
            raise RuntimeError(
                f"a saved tensor of shape {[*tensor.shape]} was changed in "
                f"place: saved at version {version}, now {tensor._version}"
            )
        return tensor

    with contextlib.ExitStack() as hooks:
        for module in names:
            before = module.register_forward_pre_hook(enter, with_kwargs=True)
            after = module.register_forward_hook(leave, always_call=True)
            hooks.callback(before.remove)
            hooks.callback(after.remove)
        with saved_tensors_hooks(pack, unpack):
            yield report


# %% check
if __name__ == "__main__":
    model = nn.Sequential(nn.Linear(3, 5), nn.Tanh(), nn.Linear(5, 2))
    with saved_memory(model) as report:
        loss = model(torch.ones(7, 3)).square().sum()
    # Tanh saves its result; the last layer saves the same tensor
    assert report.layers() == {"1": 7 * 5 * 4, OUTSIDE: 7 * 2 * 4}
    assert report.excluded()["inputs"] == 7 * 3 * 4
    del loss
    assert report.total == 0
