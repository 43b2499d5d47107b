"""The hosts of the extension, MkDocs and Zensical: they know which page is converted."""

from pathlib import Path

from markdown import Markdown

from weave.hosts.base import Host
from weave.hosts.mkdocs import MkDocs
from weave.hosts.zensical import Zensical

__all__ = ["Host", "find_host"]


def find_host(md: Markdown, root: Path, file: str) -> Host:
    """The host that has made this Markdown; without one, `root` and `file` say which page it is."""
    if "relpath" in md.treeprocessors:
        return MkDocs(md)
    if "rendering_context" in md.preprocessors:
        return Zensical(md)
    return Host(root, file)
