"""`python -m weave notebooks`: what the branch has that Colab opens notebooks from."""

import json
from pathlib import Path

from weave.edition import Edition, current_edition
from weave.notebook.cells import Json, Piece, code_cell
from weave.problem import Problem

HIDDEN: Json = {"jupyter": {"source_hidden": True}}


def copy_notebooks(root: Path, folder: Path) -> int:
    """Copy every notebook of the built site to the same place below a folder; return how many.

    Colab opens a notebook alone. One made from a program that imports neighbours therefore first
    writes them, as the notebook of a chapter does. Raises Problem if there is no site.
    """
    site = root / "site"
    notebooks = sorted(site.rglob("*.ipynb"))
    if not notebooks:
        raise Problem("site", 0, "has no notebooks: run `python -m weave build` first")
    edition = current_edition(root)
    for source in notebooks:
        place = source.relative_to(site)
        target = folder / place
        target.parent.mkdir(parents=True, exist_ok=True)
        text = source.read_text(encoding="utf-8")
        if place.parts[0] == "snippets":
            text = _add_neighbours(edition, place, text)
        target.write_text(text, encoding="utf-8")
    return len(notebooks)


def _add_neighbours(edition: Edition, place: Path, text: str) -> str:
    """The notebook of a program, with a cell above it for each neighbour."""
    program = edition.program(place.relative_to("snippets").with_suffix(".py").as_posix())
    if not program.neighbours:
        return text
    notebook = json.loads(text)
    cells = []
    for number, path in enumerate(program.neighbours):
        file = path.relative_to(program.path.parent).as_posix()
        source = path.read_text(encoding="utf-8").rstrip("\n")
        piece = Piece(f"writes-{path.stem}", f"%%writefile {file}\n{source}")
        cells.append(code_cell(piece, number, 0, metadata=HIDDEN) | {"execution_count": None})
    notebook["cells"] = [*cells, *notebook["cells"]]
    return f"{json.dumps(notebook, indent=1, ensure_ascii=False)}\n"
