"""What the projects of the peers consist of: the same programs, in the way each tool wants them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tools.bench import names, plain
from tools.bench.program import Program

LOOM_FOLDER = "loom"
Files = Mapping[str, str]  # paths from the project's root, and their content

MATERIAL = """\
site_name: A book
site_url: http://127.0.0.1:8000/
theme: {name: material, font: false}
extra: {generator: false}
"""
FENCES = "markdown_extensions: [pymdownx.highlight, pymdownx.superfences]\n"
LOOM = f"""\
{MATERIAL}markdown_extensions:
  - admonition
  - attr_list
  - md_in_html
  - tables
  - toc: {{permalink: true}}
  - pymdownx.arithmatex: {{generic: true}}
  - pymdownx.details
  - pymdownx.superfences
  - {names.EXTENSION}
plugins: [search]
hooks: [../{names.INSTALLED}/{names.HOOK}]
watch: [snippets]
"""
GALLERY = """\
nav: [index.md, Programs: gallery]
plugins:
  - search
  - gallery: {examples_dirs: docs/examples, gallery_dirs: docs/gallery}
"""
JUPYTER = 'plugins:\n  - search\n  - mkdocs-jupyter: {include: ["*.py"], execute: true}\n'
CONF = """\
project = "A book"
extensions = ["sphinx_gallery.gen_gallery"]
html_theme = "alabaster"
exclude_patterns = ["examples", "site"]
sphinx_gallery_conf = {"examples_dirs": "examples", "gallery_dirs": "gallery", PARALLEL}
"""
START = "# A book\n\nIts programs are on the other pages.\n"
FENCED = """\
# {title}

```python exec="1" source="above" result="text" session="{name}"
{work}```

```python exec="1" html="1" source="above" session="{name}"
{picture}
from io import StringIO
file = StringIO()
plt.savefig(file, format="svg")
plt.close()
print(file.getvalue())
```
"""


def _percent(program: Program) -> str:
    return "\n".join(f"# %% {name}\n{source}" for name, source in program.cells())


def loom(_: Path, programs: Sequence[Program]) -> Files:
    files = {"mkdocs.yml": LOOM, "docs/index.md": START}
    for program in programs:
        files[f"snippets/programs/p{program.name}.py"] = _percent(program)
        files[f"docs/programs/p{program.name}.md"] = (
            f"# {program.title}\n\n::: programs/p{program.name}.py\n"
        )
    return files


def loom_zensical(root: Path, programs: Sequence[Program]) -> Files:
    """The loom's project with the settings for Zensical that the book has, if it has any."""
    settings = names.ROOT / "zensical.yml"
    added = {settings.name: settings.read_text()} if settings.is_file() else {}
    return {**loom(root, programs), **added}


def markdown_exec(_: Path, programs: Sequence[Program]) -> Files:
    settings = f"{MATERIAL}{FENCES}plugins: [search, markdown-exec]\n"
    files = {"mkdocs.yml": settings, "docs/index.md": START}
    for program in programs:
        parts = dict(program.cells(show=False))
        work = "\n".join(parts[name] for name in ("imports", "work", "check"))
        page = FENCED.replace("{title}", program.title).replace("{name}", program.name)
        page = page.replace("{work}", work).replace("{picture}", parts["picture"])
        files[f"docs/programs/p{program.name}.md"] = page
    return files


def _gallery_program(program: Program) -> str:
    cells = "\n".join(f"# %%\n# The {name}.\n\n{source}" for name, source in program.cells())
    line = "=" * len(program.title)
    return f'"""\n{program.title}\n{line}\n\nOne of many.\n"""\n\n{cells}'


def _examples(folder: str, programs: Sequence[Program]) -> dict[str, str]:
    return {f"{folder}/plot_p{program.name}.py": _gallery_program(program) for program in programs}


def mkdocs_gallery(_: Path, programs: Sequence[Program]) -> Files:
    return _examples("docs/examples", programs) | {
        "mkdocs.yml": f"{MATERIAL}{FENCES}{GALLERY}",
        "docs/index.md": START,
        "docs/examples/README.md": "# Programs\n\nAll of them.\n",
    }


def sphinx_gallery(parallel: str) -> Callable[[Path, Sequence[Program]], Files]:
    def files(_: Path, programs: Sequence[Program]) -> Files:
        return _examples("examples", programs) | {
            "conf.py": CONF.replace("PARALLEL", parallel),
            "index.rst": "A book\n======\n\n.. toctree::\n\n   gallery/index\n",
            "examples/README.rst": "Programs\n========\n\nAll of them.\n",
        }

    return files


def mkdocs_jupyter(_: Path, programs: Sequence[Program]) -> Files:
    files = {"mkdocs.yml": f"{MATERIAL}{FENCES}{JUPYTER}", "docs/index.md": START}
    for program in programs:
        cells = "\n".join(f"# %%\n{source}" for _, source in program.cells())
        text = f"# %% [markdown]\n# # {program.title}\n\n{cells}"
        files[f"docs/programs/p{program.name}.py"] = text
    return files


def plain_mkdocs(root: Path, programs: Sequence[Program]) -> Files:
    """The loom's pages as its last build made them, with nothing left to do."""
    site = root.parent / LOOM_FOLDER / "site"
    pages = ["index", *(f"programs/p{program.name}" for program in programs)]
    files = {"mkdocs.yml": f"{MATERIAL}plugins: [search]\n"}
    for page in pages:
        files[f"docs/{page}.md"] = plain.page(plain.built(site, f"{page}.md").read_text())
    return files
