"""MkDocs' events, and what the loom does at them: nothing but what is MkDocs' own affair.

Programs are run and pages are rendered by the extension. Here downloads become files of the site,
problems end a build, and the new site takes the place of the old one only when it is whole.
"""

from __future__ import annotations

import gc
import logging
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.utils import CountHandler

from weave.edition import DOWNLOADS, current_edition
from weave.site import build, pyodide, swap
from weave.site.downloads import list_downloads, write_programs
from weave.site.minify import minify, squeeze_frame
from weave.site.search import SearchEntries, extend_worker
from weave.site.static_files import StaticFiles
from weave.site.templates import compile_templates, keep_compiled

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.weave")
POLL = 0.1  # seconds between two looks at the files that are watched


class Site:
    """One `mkdocs` command, be it one build or a server that builds again and again."""

    serving = False
    final = ""  # where a build that succeeds is put
    search: SearchEntries | None = None
    static = StaticFiles()
    said = ""  # why no program can be run in the page


site = Site()


def on_startup(command: str, **_: Any) -> None:
    site.serving = command == "serve"
    gc.freeze()  # what has been imported need not be looked at by every collection


def on_config(config: MkDocsConfig) -> None:
    """Send a build's pages to a folder beside the site; the good site stays where it is."""
    os.environ.setdefault("SOURCE_DATE_EPOCH", build.last_commit(_root(config)))
    if not site.serving:
        site.final = config.site_dir
        config.site_dir = str(swap.partial(Path(site.final)))


def on_pre_build(config: MkDocsConfig) -> None:
    if site.serving:
        site.static.hide(Path(config.site_dir))


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Add the downloads, which are written while the pages are rendered, and after that."""
    edition = current_edition(_root(config))
    reason = pyodide.provide(edition)
    if reason != site.said:
        log.info(reason)
        site.said = reason
    for uri in list_downloads(edition):
        path = str(edition.root / DOWNLOADS / uri)
        files.append(File.generated(config, uri, abs_src_path=path))
    extend_worker(files, config)
    if edition.is_running:  # there is time
        env = config.theme.get_env()
        keep_compiled(env, edition.root)
        compile_templates(env)


def on_env(env: Any, config: MkDocsConfig, files: Files) -> None:
    """All pages are rendered and none is written: end a build that has problems here."""
    keep_compiled(env, _root(config))
    site.search = site.search or SearchEntries(_root(config))
    site.search.attach(config)
    edition = current_edition(_root(config))
    if edition.ran:
        log.info("Ran %d of the book's programs", len(edition.ran))
    write_programs(edition)
    problems = edition.problems
    if problems and not site.serving:
        raise PluginError(build.format_problems(problems))
    if problems:
        log.error(build.format_problems(problems))
        for file in [f for f in files if not f.is_documentation_page()]:
            if file.abs_src_path and not Path(file.abs_src_path).is_file():
                files.remove(file)  # the notebook of a page that could not be rendered
    if site.serving:
        site.static.restore(files, Path(config.site_dir))


def on_post_page(output: str, **_: Any) -> str:
    return squeeze_frame(output)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: Any) -> None:
    """Look at the files five times as often as MkDocs does: it takes 1 % of a core."""
    from watchdog.observers.polling import PollingObserver

    paths = [config.docs_dir, str(config.config_file_path)]  # what is watched by now
    for path in paths:
        server.unwatch(path)
    server.observer, server.build_delay = PollingObserver(timeout=POLL), POLL / 2
    for path in paths:
        server.watch(path)


@event_priority(-100)  # type: ignore[untyped-decorator]  # after every plugin
def on_post_build(config: MkDocsConfig) -> None:
    """Put the new site in the place of the old one, unless --strict is about to reject it."""
    if site.search:
        site.search.save()
    if site.serving:
        return
    made, config.site_dir = config.site_dir, site.final
    handlers = logging.getLogger("mkdocs").handlers
    if any(isinstance(h, CountHandler) and h.get_counts() for h in handlers):
        shutil.rmtree(made)
    else:
        minify(Path(made), Path(config.docs_dir))
        swap.replace(Path(made), Path(site.final))


def on_build_error(**_: Any) -> None:
    if site.final:
        shutil.rmtree(swap.partial(Path(site.final)), ignore_errors=True)


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path or ".").absolute().parent
