"""Pictures of a recorded graph: whole, or one step of its walk back at a time.

A card stands for a number: its value, the function that made it, and below that its gradient.
A small table of numbers has a line for each of its rows.
Where several messages arrive, the gradient is shown as their sum, such as 8 + 4 = 12.
"""

import html
import re

from weave.draw.card import LINE, Grid, card_width, cells
from weave.draw.figure import render_card, render_steps
from weave.draw.graph_layout import WIDEST, Edge, Layout
from weave.draw.number import format_number, render_number
from weave.draw.table import render_rows
from weave.draw.walk import Moment, Steps, is_square, short
from weave.graph import Graph, Step, Value

MARGIN = 12  # around a graph that stands alone
BASELINE = 4.5  # of a letter, below its middle
SIGNS = {"Add": "+", "Sub": "−", "Rsub": "−", "Mul": "×", "Div": "÷", "T": "transpose"}

ARROWS = {  # for each kind of line: its end with the arrow, the arrow's class and two forms of it
    "graph-wire": (-1, "graph-head", "l-6 3v-6z", "l3 -6h-6z"),
    "graph-sent": (0, "graph-sent-head", "l9 5v-10z", "l5 9h-10z"),
}


class Picture:
    """One graph of a run, ready to be drawn; `prefix` makes its ids those of no other.

    `plain` words name the operations as everybody does, and not the graph's functions.
    """

    def __init__(self, graph: Graph, prefix: str, *, plain: bool = False) -> None:
        self.nodes = graph.nodes
        self.prefix = prefix
        self.plain = plain
        self.steps = Steps(graph, plain=plain)
        self.moments = list(self.steps.moments())
        self.edges: list[Edge] = [
            (i, slot, j)
            for i, node in enumerate(self.nodes)
            for slot, j in enumerate(node.next)
            if j is not None
        ]
        self.in_full, self.stacked = True, False
        self.layout = self._place()
        if self.layout.upright:  # flat is better: it may lie with its sums in two rows
            self.stacked = True
            lying = self._place()
            self.stacked = not lying.upright
            self.layout = lying if self.stacked else self.layout
        if self.layout.width > WIDEST:  # too wide for a phone: sums without their terms
            self.in_full = False
            self.layout = self._place()

    def render_whole(self, alt: str) -> str:
        """The graph with all values, and all gradients if it was walked back, and its table."""
        svg = self._svg(self._end(), alt)
        return (
            f'<div class="weave-figure weave-graph" style="{self._size()}">{svg}</div>'
            f'<details class="weave-fold weave-twin"><summary>the same as a table</summary>'
            f"{self.render_twin()}</details>"
        )

    def render_still(self, style: str) -> str:
        """The whole graph as an SVG document of its own; `style` has the rules of its classes."""
        width, height = self.layout.width + 2 * MARGIN, self.layout.height + 2 * MARGIN
        return render_card(
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
            f'viewBox="0 0 {width:.4g} {height:.4g}"><style>{style}</style>'
            f'<g transform="translate({MARGIN} {MARGIN})">{self._end()}</g></svg>'
        )

    def format_steps(self) -> list[str]:
        """The steps of the walk back in words, as Markdown."""
        texts = (re.sub(r"</?data[^>]*>", "", moment.words) for moment in self.moments)
        return [html.unescape(re.sub(r"</?b>", "**", text)) for text in texts]

    def render_stepper(self, name: str, *, guess: bool = False) -> str:
        """Every step of the walk back; a script in the page shows one at a time.

        With `guess` it also lets the reader type a new number of the next step.
        """
        rows = []
        walk = [None, *self.steps.graph.steps]
        news = [
            self._news(moment, taken) if guess else ""
            for moment, taken in zip(self.moments, walk, strict=True)
        ]
        for step, moment in enumerate(self.moments):
            base = f'<use href="#{self.prefix}base"/>' if step else self._base()
            svg = self._svg(base + self._overlay(moment), f"Step {step}: the words are beside it")
            rows.append((svg, moment.words))
        looks = f' class="weave-graph" style="{self._size()}"{" guess" * guess}'
        return render_steps(rows, f"The walk back from {html.escape(name)}", looks, news)

    def alt(self, name: str) -> str:
        """The alternative text of the whole graph; the table below it has the details."""
        numbers = (f"{node.name or 'a number'} by {node.function}" for node in self.nodes)
        return f"The graph behind {name}, from its end: {', '.join(numbers)}"

    def render_twin(self) -> str:
        """The graph as a table, for readers who do not see the picture."""
        last = self.moments[-1]
        rows = []
        for i, node in enumerate(self.nodes):
            inputs = ("a constant" if j is None else self.steps.name(j) for j in node.next)
            saved = (f"{html.escape(key)} = {render_number(v)}" for key, v in node.saved.items())
            cells = {
                "number": html.escape(node.name),
                "function": html.escape(node.function),
                "made from": ", ".join(inputs),
                "saved": ", ".join(saved),
                "value": render_number(node.value),
                "slope": last.equation(i) + render_number(last.slopes.get(i)),
            }
            if self.plain:
                del cells["function"], cells["saved"]
            rows.append("".join(f"<td>{cell or '–'}</td>" for cell in cells.values()))
        return render_rows(list(cells), rows)

    def _place(self) -> Layout:
        every = range(len(self.nodes))
        return Layout(self.edges, [*map(self._width, every)], [*map(self._height, every)])

    def _width(self, i: int) -> float:
        """The width of a card, which has room for its words at all moments."""
        slopes = (self._slope(moment, i) for moment in self.moments)
        return card_width([self._value(i), [[self._sign(i)]], *slopes])

    def _height(self, i: int) -> float:
        """The height of a card: of the lines of its value, of its sign, and of its gradient."""
        return LINE * (len(self._value(i)) + 1 + max(len(self._slope(m, i)) for m in self.moments))

    def _value(self, i: int) -> Grid:
        node = self.nodes[i]
        name = "" if node.leaf or not node.name else f"{node.name} ="
        value = format_number(node.value)
        return _grid(node.value, name) or [[f"{name} {value}" if name else value]]

    def _slope(self, moment: Moment, i: int) -> Grid:
        gradient = moment.format_gradient(i, in_full=self.in_full)
        rows = gradient.replace(" = ", "\n= ").split("\n") if self.stacked else [gradient]
        return _grid(moment.slopes.get(i)) or [[row] for row in rows]

    def _sign(self, i: int) -> str:
        node = self.nodes[i]
        name = short(node.function)
        if node.leaf:
            return str(node.name or "leaf")
        if name == "Pow":
            return "square" if is_square(node) else "power"
        return SIGNS.get(name, name.lower())

    def _end(self) -> str:
        """The graph with all values and all gradients."""
        last = self.moments[-1]
        end = Moment(slopes=last.slopes, messages=last.messages, waits=last.waits)
        return self._base() + self._overlay(end)

    def _base(self) -> str:
        """What is the same in every step: lines, cards, values."""
        parts = [self._line(edge, "graph-wire") for edge in self.edges]
        for i, card in enumerate(self.layout.cards):
            value = self._value(i)
            top = card.top + LINE * len(value)
            band = f"M{card.left:.4g} {top:.4g}h{card.width:.4g}v{LINE}h-{card.width:.4g}z"
            parts += [
                self._frame(i, "graph-card graph-leaf" if self.nodes[i].leaf else "graph-card"),
                f'<path class="graph-band" d="{band}"/>',  # the line of the sign, behind it
                self._texts(i, 0, value, "graph-value"),
                self._texts(i, len(value), [[self._sign(i)]], "graph-sign"),
            ]
        return f'<g id="{self.prefix}base">{"".join(parts)}</g>'

    def _overlay(self, moment: Moment) -> str:
        """What one moment adds: gradients, the card that runs, the lines of its messages."""
        parts = [self._line(edge, "graph-sent") for edge in self.edges if edge[:2] in moment.sent]
        for i in range(len(self.nodes)):
            if i == moment.now or i in moment.ready:
                parts.append(self._frame(i, "graph-now" if i == moment.now else "graph-ready"))
            if i in moment.slopes:
                kind = "graph-slope graph-new" if i == moment.now else "graph-slope"
                below = len(self._value(i)) + 1
                parts.append(self._texts(i, below, self._slope(moment, i), kind))
        return "".join(parts)

    def _news(self, moment: Moment, step: Step | None) -> str:
        """One number that a moment adds, whose it is, and what it is a product of, as attributes.

        Of several it is a sum that is now complete, or else a whole slope. "" if it adds none.
        """
        news = {i: new for i, new in moment.news.items() if isinstance(new[-1], int | float)}
        if not news or step is None:
            return ""
        sums = [i for i in news if len(moment.messages[i]) > 1 and not moment.partial(i)]
        i = [*sums, *(i for i in news if not moment.partial(i)), *news][0]
        what = "the message to" if moment.partial(i) else "the slope at"
        inputs = self.nodes[step.node].next
        times = [n for n, j in zip(step.times, inputs, strict=False) if j == i]
        factors = [n for n in (step.arrives, *times) if isinstance(n, int | float)]
        by = " ".join(map(format_number, factors))
        number = format_number(news[i][-1])
        return f' data-new="{number}" data-at="{what} {self.steps.name(i)}" data-by="{by}"'

    def _frame(self, i: int, kind: str) -> str:
        card = self.layout.cards[i]
        return (
            f'<rect class="{kind}" x="{card.left:.4g}" y="{card.top:.4g}" '
            f'width="{card.width:.4g}" height="{card.height:.4g}" '
            f'rx="{10 if self.nodes[i].leaf else 4}"/>'
        )

    def _texts(self, i: int, line: int, grid: Grid, kind: str) -> str:
        """The words of a grid, from this line of the card on."""
        card = self.layout.cards[i]
        texts = []
        for row, place, words in cells(grid):
            y = card.top + (line + row + 0.5) * LINE + BASELINE
            text = f'<text class="{kind}" x="{card.x + place:.4g}" y="{y:.4g}">'
            texts.append(f"{text}{html.escape(words)}</text>" if words else "")
        return "".join(texts)

    def _line(self, edge: Edge, kind: str) -> str:
        """A line with its arrow: values go into the function, its messages the other way."""
        end, head, *arrows = ARROWS[kind]
        x, y = self.layout.line(edge)[end]
        return (
            f'<path class="{kind}" d="{self.layout.path(edge)}"/>'
            f'<path class="{head}" d="M{x:.4g} {y:.4g}{arrows[self.layout.upright]}"/>'
        )

    def _svg(self, inside: str, alt: str) -> str:
        box = f"0 0 {self.layout.width:.4g} {self.layout.height:.4g}"
        return f'<svg viewBox="{box}" role="img" aria-label="{html.escape(alt)}">{inside}</svg>'

    def _size(self) -> str:
        return f"--weave-width: {self.layout.width:.0f}px"


def _grid(value: Value, name: str = "") -> Grid:
    """A table's numbers, with the name before its row or above its rows; of others nothing."""
    rows = value if isinstance(value, tuple) else ()
    grid = [[format_number(number) for number in row] for row in rows]
    if not (name and grid):
        return grid
    return [[name], *grid] if len(grid) > 1 else [[name, *grid[0]]]
