"""Templates that are compiled ahead of the pages: none is left for them, and none is in the way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jinja2
import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin

from weave.site.templates import compile_templates, keep_compiled

OWN = {  # a theme that leaves out what others have
    "main.html": '{% include "no.html" ignore missing %}{% include "list.html" %}{{ page.title }}',
    "list.html": '{% if false %}{% include "list.html" %}{% endif %}{% include theme.name %}',
}


class Hook(BasePlugin):  # type: ignore[misc] # MkDocs is not typed
    """Compiles ahead, as the book's hook does while programs run."""

    def __init__(self, root: Path, compiled: list[str]) -> None:
        self.root = root
        self.compiled = compiled

    def on_files(self, files: Any, *, config: MkDocsConfig) -> None:
        env = config.theme.get_env()
        keep_compiled(env, self.root)
        compile_templates(env)

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Any) -> None:
        keep_compiled(env, self.root)
        self.compiled.clear()  # only what the pages need is of interest


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the templates that are compiled from here on."""
    names: list[str] = []
    compile_source = jinja2.Environment.compile

    def count(env: jinja2.Environment, source: Any, name: str, *args: Any, **options: Any) -> Any:
        names.append(name)
        return compile_source(env, source, name, *args, **options)

    monkeypatch.setattr(jinja2.Environment, "compile", count)
    return names


@pytest.mark.parametrize("theme", ["material", "mkdocs"])
def test_no_template_is_left_to_compile_for_the_pages(
    tmp_path: Path, compiled: list[str], theme: str
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Home\n\n## Part\n")
    file = tmp_path / "mkdocs.yml"
    file.write_text(yaml.safe_dump({"site_name": "Book", "theme": theme}))
    for _ in range(2):  # the second build is one that finds them all
        config = load_config(str(file))
        config.plugins["hook"] = Hook(tmp_path, compiled)
        build(config)
        named = [name for name in compiled if not name.startswith(".icons/")]  # not by a setting
        assert named == []
    assert compiled == []
    assert "<h1" in (tmp_path / "site/index.html").read_text()


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    """The folder of the theme of its own."""
    folder = tmp_path / "theme"
    folder.mkdir()
    for name, text in OWN.items():
        (folder / name).write_text(text)
    return folder


def compile_ahead(theme: Path) -> jinja2.Environment:
    """Compile the theme as a command does that has just started."""
    env = jinja2.Environment(loader=jinja2.FileSystemLoader(theme), autoescape=True)
    keep_compiled(env, theme.parent)
    compile_templates(env)
    return env


def test_templates_that_are_not_there_do_no_harm(theme: Path, compiled: list[str]) -> None:
    compile_ahead(theme)
    assert compiled == ["main.html", "list.html"]


def test_only_a_template_that_has_changed_is_compiled_again(
    theme: Path, compiled: list[str]
) -> None:
    compile_ahead(theme)
    compiled.clear()
    compile_ahead(theme)
    assert compiled == []
    (theme / "list.html").write_text("Words.")
    env = compile_ahead(theme)
    assert compiled == ["list.html"]
    assert env.get_template("main.html").render(page={"title": "Home"}) == "Words.Home"
