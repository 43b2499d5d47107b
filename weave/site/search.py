"""Material's search: its index, and what runs in front of its worker.

What a page adds to the index is kept as long as the page is the same: Material's plugin reads every
page with an HTML parser, which takes longer than all else that MkDocs does in a build in which
nothing has changed.
"""

import fnmatch
import json
import sys
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from weave.run import cache
from weave.site.minify import strip_script

ENTRY = "search"
WORKER = "assets/javascripts/workers/search.*.min.js"  # of Material
BEFORE = "assets/search.js"  # of the book


class SearchEntries:
    """What the pages of one project add to the search index, kept from build to build."""

    def __init__(self, root: Path) -> None:
        self._shelf = cache.Shelf(root / cache.FOLDER)
        self._key = cache.digest_all(cache.versions(("mkdocs-material",)).values())
        self._kept: dict[str, list[Any]] = self._shelf.load(ENTRY, self._key) or {}
        self._saved = self._kept

    def attach(self, config: MkDocsConfig) -> None:
        """From now on in this build, ask here for what a page adds."""
        search = config.plugins.get("material/search")
        if search and search.config.enabled and "jieba" not in sys.modules:  # which splits words
            self._kept, self._last = {}, self._kept
            settings = json.dumps(dict(search.config), default=repr)
            index = search.search_index
            index.add_entry_from_context = partial(self._add, index, settings)

    def save(self) -> None:
        """Keep the entries of the last build for the next command."""
        if self._kept and self._kept != self._saved:
            self._shelf.store(ENTRY, self._key, self._kept)
            self._saved = self._kept

    def _add(self, index: Any, settings: str, page: Page) -> None:
        parts = [settings, page.url, page.title, page.meta, _toc(page.toc), page.content]
        key = cache.digest(json.dumps(parts, default=repr).encode())
        kept = self._last.get(page.file.src_uri)
        if not kept or kept[0] != key:
            before = len(index.entries)
            type(index).add_entry_from_context(index, page)
            entries = json.dumps(index.entries[before:], default=str)  # as the plugin writes them
            kept = [key, json.loads(entries)]
        else:
            index.entries += kept[1]
        self._kept[page.file.src_uri] = kept


def extend_worker(files: Files, config: MkDocsConfig) -> None:
    """Put the book's own script, if it has one, in front of Material's in the worker's file."""
    before, workers = files.get_file_from_path(BEFORE), files.src_uris
    for uri in fnmatch.filter(workers, WORKER) if before else ():
        script = workers[uri].content_string
        files.remove(workers[uri])
        content = strip_script(before.content_string) + script
        files.append(File.generated(config, uri, content=content))


def _toc(items: Any) -> list[Any]:
    return [[item.id, item.title, item.level, _toc(item.children)] for item in items]
