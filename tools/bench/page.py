"""Reads pages of built sites: what they say, whether they show a figure, and what they weigh."""

from __future__ import annotations

import base64
import gzip
import html
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

ARTICLE = re.compile(r"<article\b[^>]*\bmd-content__inner\b[^>]*>")
EDGE = re.compile(r"<(/?)article\b[^>]*>")
HEADING = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
PERMALINK = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)
SILENT = re.compile(r"<(script|style)\b.*?</\1>|<!--.*?-->", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
SOURCE = re.compile(r"<img\b[^>]*?\bsrc=[\"']([^\"']+)[\"']")
INLINE = re.compile(r"data:image/[\w+.-]+;base64,(.*)", re.DOTALL)
LEAST = 1500  # bytes of a figure: an icon or a badge has fewer


@dataclass(frozen=True)
class Weight:
    """Bytes of a page and the pictures it refers to, as they are and as gzip sends them."""

    raw: int
    packed: int


def article(text: str) -> str:
    """What stands within the article of a page of Material, to the letter; "" without one."""
    begin = ARTICLE.search(text)
    if not begin:
        return ""
    depth = 1
    for edge in EDGE.finditer(text, begin.end()):
        depth += -1 if edge[1] else 1
        if depth == 0:
            return text[begin.end() : edge.start()]
    return text[begin.end() :]


def title(content: str) -> str:
    """The words of the first heading."""
    match = HEADING.search(content)
    return words(PERMALINK.sub("", match[1])) if match else ""


def words(content: str) -> str:
    """The text of a piece of HTML, its white space made even."""
    return " ".join(html.unescape(TAG.sub("", SILENT.sub("", content))).split())


def has_figure(path: Path, text: str) -> bool:
    """Whether a page shows a picture larger than an icon, drawn in it or in a file beside it."""
    content = SILENT.sub("", article(text) or text)  # a style sheet may have icons
    sizes = [len(drawing) for drawing in DRAWING.findall(content)]
    sizes += [*_inline(content), *(file.stat().st_size for file in _files(path, content))]
    return max(sizes, default=0) > LEAST


def weight(path: Path) -> Weight:
    """What a reader's browser fetches for one page, without what all pages share."""
    parts = [path.read_bytes(), *(file.read_bytes() for file in _files(path, path.read_text()))]
    return Weight(sum(map(len, parts)), sum(len(gzip.compress(part, 6)) for part in parts))


def _inline(text: str) -> list[int]:
    """The sizes of the images that a page holds within itself."""
    matches = (INLINE.match(source) for source in SOURCE.findall(text))
    return [len(base64.b64decode(match[1])) for match in matches if match]


def _files(path: Path, text: str) -> list[Path]:
    """The image files of the site that a page refers to, each once."""
    local = {unquote(s) for s in SOURCE.findall(text) if not re.match(r"[a-z]+:|//", s)}
    paths = ((path.parent / source).resolve() for source in sorted(local))
    return [file for file in paths if file.is_file()]
