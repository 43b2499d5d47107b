"""What is made of matplotlib's SVG: an element fit for a page, in either of its themes."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import matplotlib as mpl
import pytest
from matplotlib.figure import Figure

import weave
from weave.draw.figure import COLOURS, render_svg, svg_width

STYLE = Path(weave.__file__).with_name("run") / "book.mplstyle"
COLOUR = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)


def svg(draw: Callable[[Figure], object]) -> str:
    """What matplotlib writes of a figure in the book's style."""
    with mpl.rc_context(fname=STYLE):
        figure = Figure()
        draw(figure)
        text = io.StringIO()
        figure.savefig(text, format="svg", metadata={"Date": None})
    return text.getvalue()


def draw(figure: Figure) -> None:
    """Every kind of thing that the book draws: lines, marks, words, bars, an arrow, a formula."""
    axes = figure.add_subplot()
    axes.plot([0, 1, 2], [0, 1 / 3, 1], "o-", label="the loss")
    axes.plot([0, 1], [1, 0], color="#000000")
    axes.bar([0, 1], [1, 2], color="#ffffff", edgecolor="#123456")
    axes.annotate("here", (1, 1), (0, 1), arrowprops={"arrowstyle": "->"}, style="italic")
    axes.set_title("Loss & slope", weight="bold")
    axes.set_xlabel("$x^2$")
    axes.legend()


@pytest.fixture(scope="module")
def source() -> str:
    return svg(draw)


@pytest.fixture(scope="module")
def element(source: str) -> ET.Element:
    return ET.fromstring(render_svg(source, "f1-", "A figure"))  # noqa: S314


def styles(element: ET.Element) -> str:
    return "\n".join(part.get("style", "") for part in element.iter())


def ids(text: str) -> list[str]:
    return re.findall(r'\bid="([^"]+)"', text)


def pointed_at(text: str) -> set[str]:
    return set(re.findall(r'(?:url\(|href=")#([^)"]+)', text))


def test_two_copies_on_a_page_share_no_id(source: str) -> None:
    both = ids(render_svg(source, "f1-", "one")) + ids(render_svg(source, "f2-", "two"))
    assert both
    assert len(both) == len(set(both))


def test_every_reference_finds_its_id_and_no_other_id_is_kept(source: str) -> None:
    markup = render_svg(source, "f1-", "A figure")
    assert pointed_at(markup) == set(ids(markup))
    assert {name.removeprefix("f1-") for name in pointed_at(markup)} == pointed_at(source)


def test_the_palette_becomes_css_variables(element: ET.Element) -> None:
    style = styles(element)
    assert "var(--weave-blue)" in style
    assert "var(--weave-paper)" in style
    assert not COLOUR.search(style.replace("#123456", ""))


def test_a_colour_outside_the_palette_stays_as_it_is(element: ET.Element) -> None:
    assert "#123456" in styles(element)


def test_every_colour_of_the_books_style_has_a_variable() -> None:
    style = STYLE.read_text()
    used = set(re.findall(r'(?:"|: )([0-9a-f]{6})\b', style))
    assert used
    assert {f"#{colour}" for colour in used} <= COLOURS.keys()


def test_black_becomes_the_colour_of_the_words_around(source: str) -> None:
    assert "stroke: #000000" in source
    markup = render_svg(source, "", "A figure")
    assert "stroke: currentColor" in markup
    assert "#000000" not in markup


def test_no_style_is_brought_that_reaches_beyond_the_figure(element: ET.Element) -> None:
    tags = {part.tag for part in element.iter()}
    assert tags.isdisjoint({"style", "metadata"})
    assert {"svg", "path", "text", "use"} <= tags


def test_text_is_text_in_the_font_of_the_page(source: str) -> None:
    markup = render_svg(source, "", "A figure")
    assert ">the loss<" in markup
    assert "font-family" not in markup
    assert not re.search(r"font: ", markup)
    assert "sans" not in markup.lower()


def test_size_weight_and_slant_of_text_are_kept(element: ET.Element) -> None:
    by_text = {part.text: part.get("style", "") for part in element.iter("text")}
    assert "font-size: 13px" in by_text["Loss & slope"]
    assert "font-weight: 700" in by_text["Loss & slope"]
    assert "font-style: italic" in by_text["here"]


def test_it_is_plain_svg_without_namespaces(source: str) -> None:
    markup = render_svg(source, "", "A figure")
    assert markup.startswith("<svg ")
    assert not re.search(r"xmlns:|xlink|ns0:|<\?xml|<!DOCTYPE", markup)


def test_numbers_have_two_decimals_at_most(source: str) -> None:
    shape = re.compile(r' (?:d|points|transform|x|y)="([^"]*)"')
    markup = render_svg(source, "", "A figure")
    assert re.search(r"\.\d{3}", " ".join(shape.findall(source)))
    assert not re.search(r"\.\d{3}", " ".join(shape.findall(markup)))


def test_it_is_an_image_that_says_what_it_shows(source: str) -> None:
    markup = render_svg(source, "", 'a < b & "c" > d')
    assert 'aria-label="a &lt; b &amp; &quot;c&quot; &gt; d"' in markup
    element = ET.fromstring(markup)  # noqa: S314
    assert (element.get("role"), element.get("aria-label")) == ("img", 'a < b & "c" > d')


def test_it_scales_to_the_width_it_is_given(element: ET.Element) -> None:
    assert element.get("viewBox") == "0 0 345.6 208.8"
    assert set(element.keys()).isdisjoint({"width", "height"})


def test_its_own_width_is_that_of_its_box(source: str) -> None:
    assert svg_width(render_svg(source, "", "A figure")) == 345.6


def test_it_is_smaller_than_what_matplotlib_wrote(source: str) -> None:
    assert len(render_svg(source, "f1-", "A figure")) < 0.6 * len(source)


def test_the_same_figure_gives_the_same_bytes() -> None:
    first, second = (render_svg(svg(draw), "f1-", "A figure") for _ in range(2))
    assert first == second
