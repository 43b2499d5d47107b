"""The result of a run: what each cell printed and drew, the values of its names, its graphs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self, TypeAlias, TypeVar

from weave.graph import Graph
from weave.problem import Problem

KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}  # of notebooks
Plain: TypeAlias = "bool | int | float | str | list[Plain] | dict[str, Plain] | None"


@dataclass(frozen=True)
class Figure:
    """A figure as matplotlib's SVG, and a description made of its titles and axes."""

    svg: str
    alt: str


@dataclass(frozen=True)
class Output:
    """What one cell printed and drew."""

    text: str = ""
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True)
class Result:
    """The result of a program.

    `values` are the names that a page may refer to; `others` has the types of those that it may
    not. `graphs` has a graph for each name that a page asks for, or the reason why there is none.
    `seconds` is the processor time of the run.
    """

    cells: tuple[Output, ...]
    values: Mapping[str, Plain]
    others: Mapping[str, str]
    graphs: Mapping[str, Graph | str]
    seconds: float

    @property
    def printed(self) -> str:
        return "".join(cell.text for cell in self.cells)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The inverse of `asdict`. Raises TypeError or KeyError for anything else."""
        cells = tuple(
            Output(cell["text"], tuple(Figure(**figure) for figure in cell["figures"]))
            for cell in data["cells"]
        )
        graphs = {
            name: graph if isinstance(graph, str) else Graph.from_json(graph)
            for name, graph in data["graphs"].items()
        }
        return cls(cells, data["values"], data["others"], graphs, data["seconds"])


@dataclass(frozen=True)
class NotebookResult:
    """A notebook that has run: its JSON with all outputs, and the page mkdocs-jupyter makes."""

    notebook: str
    html: str

    @classmethod
    def from_json(cls, data: Mapping[str, str]) -> Self:
        return cls(**data)


AnyResult = TypeVar("AnyResult", Result, NotebookResult)


@dataclass(frozen=True)
class Report:
    """The result of one file or its problem, and whether it was run for that."""

    file: str
    ran: bool
    result: Result | NotebookResult | None = None
    problem: Problem | None = None
