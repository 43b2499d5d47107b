"""The theme's templates, compiled once and kept: a build spends a third of its end on them."""

from contextlib import suppress
from pathlib import Path

import jinja2
from jinja2 import meta

from weave.run import cache


def keep_compiled(env: jinja2.Environment, root: Path) -> None:
    """Take compiled templates from, and put them into, the folder of what is kept."""
    folder = root / cache.FOLDER / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    env.bytecode_cache = jinja2.FileSystemBytecodeCache(str(folder))


def compile_templates(env: jinja2.Environment) -> None:
    """Compile what a page is made of, for instance while programs run."""
    waiting: list[str | None] = ["main.html", "404.html", "sitemap.xml"]
    for name in waiting:
        if name and env.loader:
            with suppress(jinja2.TemplateNotFound):  # another theme, or an optional part
                env.get_template(name)
                source = env.loader.get_source(env, name)[0]
                mentioned = meta.find_referenced_templates(env.parse(source))
                waiting += [other for other in mentioned if other not in waiting]
