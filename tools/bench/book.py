"""Measures the book itself: builds of an unchanged book, beside plain MkDocs on the same pages."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import yaml

from tools.bench import meter, names, plain
from tools.bench.meter import Cost, Failed

KEPT = (  # of mkdocs.yml; the extensions, the hook and the plugins are what is compared
    "site_name",
    "site_description",
    "site_url",
    "theme",
    "extra",
    "extra_css",
    "extra_javascript",
    "exclude_docs",
)
PAGES = {".md", ".ipynb"}


class _Loader(yaml.SafeLoader):
    """mkdocs.yml has tags of MkDocs' own: of `!ENV [NAME, default]` the default is taken."""


def _tagged(loader: _Loader, _: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node)[-1]
    return None


_Loader.add_multi_constructor("!", _tagged)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _tagged)


def measure(rounds: int) -> dict[str, Any]:
    """Build the book from nothing, then it and its plain double in turn, and print the table."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        book, double = Path(name, "book"), Path(name, "plain")
        copy_tree(names.ROOT, book)
        cold = _build(book, "the book, cold")
        pages = _write_double(book, double)
        first = _build(double, "plain MkDocs, first")
        _compare(book, double, pages)
        costs: dict[str, list[Cost]] = {"the book": [], "plain MkDocs": []}
        for number in range(rounds):
            costs["the book"].append(_build(book, f"round {number + 1}, the book"))
            costs["plain MkDocs"].append(_build(double, f"round {number + 1}, plain MkDocs"))
        _compare(book, double, pages)
    print(_table(cold, costs, len(pages)))
    return {
        "pages": len(pages),
        "cold": asdict(cold),
        "plain, first": asdict(first),
        **{name: [asdict(cost) for cost in found] for name, found in costs.items()},
    }


def copy_tree(root: Path, book: Path) -> None:
    """Copy the working tree, what is new in it too, without what builds have left behind."""
    command = ["git", "ls-files", "-z", "-co", "--exclude-standard"]
    for name in filter(None, meter.read(command, root, names.environment()).split("\0")):
        source, target = root / name, book / name
        if source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)


def _build(root: Path, title: str) -> Cost:
    """Build what lies in a folder; the loom that runs is the folder's own."""
    environment = names.environment() | {"PYTHONPATH": str(root)}
    cost = meter.run([names.PYTHON, *names.BUILD], root, environment)
    print(f"{title}: {cost.wall:.2f} s, processor {cost.cpu:.2f} s", file=sys.stderr, flush=True)
    return cost


def _write_double(book: Path, double: Path) -> list[str]:
    """Write a project with the book's pages, finished, and its nav, theme and assets."""
    config = yaml.load((book / "mkdocs.yml").read_text(), _Loader)  # noqa: S506 - a safe loader
    settings = {key: config[key] for key in KEPT if key in config}
    settings |= {"plugins": ["search"], "nav": _as_markdown(config["nav"])}
    shutil.copytree(book / "docs", double / "docs")
    custom = config["theme"].get("custom_dir")
    if custom:
        shutil.copytree(book / custom, double / custom)
    (double / "mkdocs.yml").write_text(yaml.safe_dump(settings, sort_keys=False))
    return _write_pages(book, double)


def _write_pages(book: Path, double: Path) -> list[str]:
    """Put the book's built pages in the place of their sources, and give their names."""
    docs = double / "docs"
    sources = [path for path in docs.rglob("*") if path.suffix in PAGES and path.is_file()]
    for source in sources:
        source.unlink()
    files = {p.relative_to(docs).with_suffix(".md").as_posix() for p in sources}
    pages = [p for p in sorted(files) if plain.built(book / "site", p).is_file()]
    for page in pages:
        (docs / page).write_text(plain.page(plain.built(book / "site", page).read_text()))
    return pages


def _as_markdown(nav: Any) -> Any:
    """The nav with every notebook named as the page that takes its place."""
    if isinstance(nav, str):
        return nav.removesuffix(".ipynb") + ".md" if nav.endswith(".ipynb") else nav
    if isinstance(nav, Mapping):
        return {title: _as_markdown(below) for title, below in nav.items()}
    return [_as_markdown(entry) for entry in nav]


def _compare(book: Path, double: Path, pages: list[str]) -> None:
    """Make sure that both sites say the same, page by page."""
    for page in pages:
        if not plain.same(plain.built(book / "site", page), plain.built(double / "site", page)):
            raise Failed(f"plain MkDocs' {page} does not say what the book's says")


def _table(cold: Cost, costs: Mapping[str, list[Cost]], pages: int) -> str:
    book, double = (meter.middle(rounds) for rounds in costs.values())
    rounds = len(costs["the book"])
    rows = [("the book, cold, once", cold), ("the book, unchanged", book), ("plain MkDocs", double)]
    lines = [
        f"{pages} pages, median of {rounds}; ratios are to plain MkDocs on the same pages",
        f"{'':22}{'wall':>9}{'ratio':>7}{'processor':>13}{'ratio':>7}",
    ]
    for name, cost in rows:
        lines.append(
            f"{name:22}{cost.wall:7.2f} s{cost.wall / double.wall:7.2f}"
            f"{cost.cpu:11.2f} s{cost.cpu / double.cpu:7.2f}"
        )
    return "\n".join(lines)
