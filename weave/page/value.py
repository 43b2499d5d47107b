"""`{{ pipe.y:.2f }}` in a sentence: a value of a run, picked and written, never typed."""

import re
from collections.abc import Mapping

from weave.run.result import Plain

VALUE = re.compile(
    r"\{\{ *(?P<file>[\w/-]+?)\.(?P<name>[A-Za-z_]\w*(?:\.(?:grad|slope))?)"
    r"(?P<items>(?:\[[^\]{}]+\])*)"
    r"(?::(?P<format>[^{}]*?))? *\}\}"
)
ITEM = re.compile(r"\[([^\]]+)\]")


def pick_value(
    values: Mapping[str, Plain], others: Mapping[str, str], match: re.Match[str]
) -> Plain:
    """The value of a run that `{{ ... }}` names. Raises ValueError, saying what to do."""
    name = match["name"]
    if name in others:
        raise ValueError(f"'{name}' is a {others[name]}, which prose cannot show: name a number")
    if name not in values:
        near = ", ".join(sorted(values)) or "nothing"
        raise ValueError(f"the run has no name '{name}': it has {near}")
    value = values[name]
    for item in ITEM.findall(match["items"]):
        try:
            value = _pick_item(value, item)
        except (KeyError, IndexError, ValueError):
            raise ValueError(f"'{name}' has no item [{item}]") from None
    if isinstance(value, list | dict):
        first = next(iter(value), "...") if isinstance(value, dict) else 0
        message = f"'{name}' holds {len(value)} values: pick one, as {name}[{first}]"
        raise ValueError(message)  # noqa: TRY004 - all that can be wrong here is one kind of error
    return value


def _pick_item(value: Plain, item: str) -> Plain:
    if isinstance(value, list):
        return value[int(item)]
    if isinstance(value, dict):
        return value[item.strip("'\"")]
    raise KeyError(item)
