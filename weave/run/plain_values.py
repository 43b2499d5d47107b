"""The values of a run's names, as plain data that a page can refer to."""

import math
import sys
import types
from typing import Any

from weave.run import record_engine
from weave.run.result import Plain

LONGEST = 2000  # items of a list that a page may refer to


def plain_values(module: types.ModuleType) -> tuple[dict[str, Plain], dict[str, str]]:
    """The values that a page may refer to, by name, and the types of those that it may not."""
    values: dict[str, Plain] = {}
    others: dict[str, str] = {}
    for name, value in vars(module).items():
        if name.startswith("_"):
            continue
        try:
            values[name] = _plain(value)
            if getattr(value, "is_leaf", False) and value.grad is not None:
                values[f"{name}.grad"] = _plain(value.grad)
            if record_engine.is_number(value) and value.slope is not None:
                values[f"{name}.slope"] = value.slope
        except (TypeError, RecursionError, RuntimeError):  # the last: a view PyTorch forbids
            others[name] = type(value).__name__
    return values, others


def _plain(value: Any) -> Plain:
    """A value of any type as JSON can hold it. Raises TypeError for one that JSON cannot hold."""
    import numpy as np

    torch = sys.modules.get("torch")
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if record_engine.is_number(value):
        return float(value.value)
    arrays = (np.ndarray, torch.Tensor) if torch else (np.ndarray,)
    if isinstance(value, arrays) and 0 < math.prod(value.shape) <= LONGEST:
        return _plain((value.detach() if hasattr(value, "detach") else value).tolist())
    if isinstance(value, np.generic):
        return _plain(value.item())
    if isinstance(value, list | tuple) and len(value) <= LONGEST:
        return [_plain(item) for item in value]
    if isinstance(value, dict) and len(value) <= LONGEST:
        return {str(key): _plain(item) for key, item in value.items()}
    raise TypeError(type(value).__name__)
