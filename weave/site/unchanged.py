"""What MkDocs and Material made of a page, kept for as long as nothing it was made of changes.

A build makes every page's frame (Jinja) and search entries (an HTML parser) anew. Here both are
kept under a digest of all that Material's templates read; tests/site/test_unchanged.py compares that
with the templates installed. Whatever the digest does not know, it does not keep: it is made anew.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.templates import TemplateContext

FRAMES = {"main.html", "404.html"}  # the templates whose reads are known
CONTEXT = {*TemplateContext.__annotations__}  # a plugin that adds to it may change any page
CONFIG = (
    *("site_name", "site_description", "site_author", "copyright", "repo_url", "repo_name"),
    *("extra", "extra_css", "extra_javascript"),
)
PAGE = ("url", "canonical_url", "edit_url", "is_homepage", "title", "meta", "content")
NEIGHBOUR = ("title", "url")
NAV = ("title", "url", "meta", "active", "is_index", "is_page", "encrypted", "typeset", "pages")


class Template(jinja2.Template):
    """A template that asks before it renders. The environment's `unchanged` is who is asked."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        unchanged: Unchanged = getattr(self.environment, "unchanged")  # noqa: B009 - not declared
        context = dict(*args, **kwargs)
        return unchanged.frame(self, context, partial(super().render, context))


class Unchanged:
    """One `mkdocs` command. `folder` is where the next command finds what this one kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._kept: dict[str, Any] = {}  # for each thing its key and what it came to
        self._met: dict[str, Any] = {}  # the same of this build alone, so that nothing piles up
        self._site: str | None = None  # a digest; None: nothing can be kept
        with suppress(OSError, ValueError):
            self._kept = dict(json.loads((folder / "unchanged.json").read_bytes()))
        self._saved = self._kept

    def on_env(self, env: jinja2.Environment, config: MkDocsConfig) -> None:
        """Every page is rendered and no frame is made: the last of this event's answers."""
        self._kept, self._met = {**self._kept, **self._met}, {}
        given = config.theme.get_env().globals.keys() == env.globals.keys()
        self._site = _digest(partial(_site, config)) if given else None
        compiled = self._folder / "templates"
        compiled.mkdir(parents=True, exist_ok=True)
        env.bytecode_cache = jinja2.FileSystemBytecodeCache(str(compiled))
        env.template_class = Template
        env.extend(unchanged=self)
        search = config.plugins.get("material/search")
        if search and search.config.enabled and "jieba" not in sys.modules:
            index = search.search_index
            index.add_entry_from_context = partial(self._enter, index)

    def on_shutdown(self) -> None:
        """Write down what the last build met, if the file says anything else."""
        if self._met and self._met != self._saved:
            self._folder.mkdir(parents=True, exist_ok=True)
            new = self._folder / f"unchanged.{os.getpid()}"
            new.write_text(json.dumps(self._met, default=str), encoding="utf-8")
            new.replace(self._folder / "unchanged.json")

    def frame(
        self, template: jinja2.Template, context: Mapping[str, Any], make: Callable[[], str]
    ) -> str:
        """A template's output, kept or made: all of a page's HTML."""
        if template.name not in FRAMES or context.keys() != CONTEXT:
            return make()
        page = context["page"]
        name = f"{template.name} {page.file.src_uri if page else ''}"
        made: str = self._once(name, partial(_frame, context), make)
        return made

    def _enter(self, index: Any, page: Any) -> None:
        """Put a page's entries into the search index, in the place of the index's own method."""

        def make() -> list[dict[str, Any]]:
            before = len(index.entries)
            type(index).add_entry_from_context(index, page)
            made: list[dict[str, Any]] = index.entries[before:]
            del index.entries[before:]
            return made

        def parts() -> list[Any]:
            return [[getattr(page, name) for name in PAGE], _toc(page.toc)]

        index.entries += self._once(f"search {page.file.src_uri}", parts, make)

    def _once(self, name: str, parts: Callable[[], Any], make: Callable[[], Any]) -> Any:
        """What `make` makes, unless it is kept under the digest of the site and these parts."""
        key = self._site and _digest(lambda: [self._site, parts()])
        if not key:
            return make()
        kept = self._kept.get(name)
        self._met[name] = kept if kept and kept[0] == key else [key, make()]
        return self._met[name][1]


def _digest(parts: Callable[[], Any]) -> str | None:
    """A digest of plain values; None where there are others, or none at all."""
    with suppress(TypeError, ValueError):
        text = json.dumps(parts(), default=_plain)
        return None if text == "null" else blake2b(text.encode(), digest_size=20).hexdigest()
    return None


def _site(config: MkDocsConfig) -> list[Any] | None:
    """What all pages are made of beside the pages; None for a theme that is not Material alone."""
    if config.theme.name != "material" or config.theme.custom_dir:
        return None
    files = [Path(__file__)]
    for folder in map(Path, config.theme.dirs):
        files += [*folder.glob("*.html"), *folder.glob("partials/**/*.html")]
    stats = [(str(file), file.stat()) for file in files]
    return [
        [(file, stat.st_mtime_ns, stat.st_size) for file, stat in stats],
        [config[name] for name in CONFIG],
        {**config.theme, "locale": str(config.theme.locale)},
        {name: getattr(plugin, "config", {}) for name, plugin in config.plugins.items()},
        (config.mdx_configs.get("toc") or {}).get("title"),
    ]


def _frame(context: Mapping[str, Any]) -> list[Any]:
    """What one page is made of: itself, its neighbours, and the navigation as it stands there."""
    page, nav = context["page"], context["nav"]
    own: list[Any] = [context["base_url"], context["mkdocs_version"]]
    if page:
        own += [[getattr(page, name) for name in PAGE], _toc(page.toc)]
        own += [_named(NEIGHBOUR, [page.previous_page, page.next_page])]
        own += [_named(NEIGHBOUR, page.ancestors)]
    return [own, _named(NEIGHBOUR, [nav.homepage]), _nav(nav.items)]


def _named(names: tuple[str, ...], things: list[Any]) -> list[Any]:
    return [thing and [getattr(thing, name, None) for name in names] for thing in things]


def _nav(items: list[Any]) -> list[Any]:
    own = _named(NAV, items)
    return [[mine, _nav(item.children or [])] for mine, item in zip(own, items, strict=True)]


def _toc(items: Any) -> list[Any]:
    return [
        [item.id, item.title, item.level, getattr(item, "typeset", None), _toc(item.children)]
        for item in items
    ]


def _plain(value: Any) -> Any:
    """What JSON has no words for and a digest needs. Raises TypeError for anything else."""
    if isinstance(value, Config):
        return dict(value)
    if isinstance(value, date):
        return repr(value)
    raise TypeError(type(value))
