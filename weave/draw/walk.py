"""A recorded walk back as moments, each described: which node runs, sends, or waits."""

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from weave.draw.number import format_number, format_terms, render_factor, render_number
from weave.graph import Graph, Node, Step, Value

SQUARE = 2


@dataclass
class Moment:
    """The state of the walk at one moment; nodes are given by their indices."""

    slopes: dict[int, Value] = field(default_factory=dict)  # gradients: sums of what arrived
    messages: dict[int, tuple[Value, ...]] = field(default_factory=dict)  # in order of arrival
    waits: Counter[int] = field(default_factory=Counter)  # messages still to come
    ready: list[int] = field(default_factory=list)  # in the order in which they will run
    done: set[int] = field(default_factory=set)
    now: int | None = None  # the node that has run last
    sent: set[tuple[int, int]] = field(default_factory=set)  # its messages: node and input
    news: dict[int, list[Value]] = field(default_factory=dict)  # messages, sums they complete
    words: str = ""

    def partial(self, i: int) -> bool:
        """Whether a node has received something and waits for more."""
        return i in self.slopes and self.waits[i] > 0 and i not in self.done

    def terms(self, i: int) -> str:
        """The messages that have arrived at a node, as a sum; "" if their numbers are unknown."""
        messages = self.messages.get(i, ())
        numbers = [message for message in messages if isinstance(message, int | float)]
        return format_terms(numbers) if numbers and len(numbers) == len(messages) else ""

    def equation(self, i: int) -> str:
        """What stands before the sum of several messages, as in 8 + 4 = 12; else ""."""
        terms = self.terms(i)
        return f"{terms} = " if terms and len(self.messages[i]) > 1 else ""

    def format_gradient(self, i: int, *, in_full: bool = True) -> str:
        """The gradient of a node, with the messages that make it unless only the sum is wanted."""
        gradient = format_number(self.slopes.get(i))
        terms = self.terms(i) if in_full else ""
        if self.partial(i):
            return f"{terms or gradient} + …"
        return self.equation(i) + gradient if terms else gradient


OPERATIONS = {
    "Add": "addition",
    "Sub": "subtraction",
    "Rsub": "subtraction",
    "Mul": "multiplication",
    "Div": "division",
    "Pow": "power",
}


class Steps:
    """The moments of one recorded graph; in `plain` words they name no function."""

    def __init__(self, graph: Graph, *, plain: bool = False) -> None:
        self.graph = graph
        self.plain = plain
        self.nodes = graph.nodes
        self.order = [step.node for step in graph.steps]

    def moments(self) -> Iterator[Moment]:
        """The moments before the first step and after each; edges say what a node waits for."""
        inputs = (j for node in self.nodes for j in node.next if j is not None)
        moment = Moment(waits=Counter(inputs))
        if self.order:
            root, arrives = self.order[0], self.graph.steps[0].arrives
            moment.slopes[root] = arrives
            moment.messages[root] = (arrives,)
            moment.ready = [root]
            moment.words = (
                f"Every value is known. The walk back begins at {self._bold(root)} with "
                f"{render_number(arrives)}, because {self._bold(root)} changes one for one with "
                "itself."
            )
        yield moment
        for step in self.graph.steps:
            moment = self._after(moment, step)
            yield moment

    def name(self, i: int) -> str:
        """A number as a sentence calls it: by its variable, or by the function that made it."""
        node = self.nodes[i]
        return html.escape(node.name or f"the result of {short(node.function)}")

    def _after(self, before: Moment, step: Step) -> Moment:
        node = step.node
        moment = Moment(
            slopes={**before.slopes, node: step.arrives},
            messages=dict(before.messages),
            waits=Counter(before.waits),
            ready=[other for other in before.ready if other != node],
            done={*before.done, node},
            now=node,
        )
        for slot, j in enumerate(self.nodes[node].next):
            if j is None:
                continue
            moment.waits[j] -= 1
            old, new = moment.slopes.get(j), step.sends[slot]
            if new is not None:
                moment.sent.add((node, slot))
                moment.slopes[j] = _sum(old, new)
                moment.messages[j] = (*moment.messages.get(j, ()), step.sends[slot])
                moment.news.setdefault(j, []).append(new)
            if not moment.waits[j] and (j in self.order or j in moment.slopes):
                moment.ready.append(j)
        for j, news in moment.news.items():
            if not moment.waits[j] and len(moment.messages[j]) > 1:
                news.append(moment.slopes[j])
        # nodes that never ran, because the walk was broken off, come last
        moment.ready.sort(key=[*self.order, *moment.ready].index)
        moment.words = f"{self._sentence(step, before)} {self._waiting(moment)}"
        return moment

    def _sentence(self, step: Step, before: Moment) -> str:
        """One step in words: the node, what arrived, the factors, and what it sends."""
        node = self.nodes[step.node]
        arrives = before.equation(step.node) + render_number(step.arrives)
        if self.plain:
            return self._plain_sentence(step, arrives)
        function = html.escape(node.function)
        if node.leaf:
            keeps = html.escape(f"{node.name or 'leaf'}.{self.graph.keeps}")
            return f"<b>{function}</b> adds {arrives} to <b>{keeps}</b>."
        result = f", the node of <b>{html.escape(node.name)}</b>," if node.name else ""
        return f"<b>{function}</b>{result} gets {arrives} and sends {self._messages(step)}."

    def _plain_sentence(self, step: Step, arrives: str) -> str:
        """The same without a function's name."""
        name, node = self._bold(step.node), self.nodes[step.node]
        if node.leaf:
            return f"{name} gets {arrives} and keeps it: that is its slope."
        made = "square" if is_square(node) else OPERATIONS.get(short(node.function), "operation")
        return f"{name}, the {made}, gets {arrives} and sends {self._messages(step)}."

    def _messages(self, step: Step) -> str:
        """What a step sends, and to which numbers."""
        inputs = [(slot, j) for slot, j in enumerate(self.nodes[step.node].next) if j is not None]
        return " and ".join(f"{self._message(step, i)} to {self._bold(j)}" for i, j in inputs)

    def _message(self, step: Step, slot: int) -> str:
        times = step.times[slot] if slot < len(step.times) else None
        if step.sends[slot] is None:
            return "nothing"
        sends = render_number(step.sends[slot])
        by = "" if times is None else f"{render_number(step.arrives)} × {render_factor(times)} = "
        return by + sends

    def _waiting(self, moment: Moment) -> str:
        """Which nodes run next, and which have received some of their messages but not all."""
        sentences = []
        if moment.ready:
            first, *others = [self._bold(i) for i in moment.ready]
            too = f"; {_list(others)} {'are' if others[1:] else 'is'} ready too" if others else ""
            sentences = [f"Next comes {first}{too}."]
        sentences += [
            f"{self._bold(i)} waits for {_count_messages(moment.waits[i])}."
            for i in sorted(moment.slopes)
            if moment.partial(i)
        ]
        return " ".join(sentences) or "The walk is over."

    def _bold(self, i: int) -> str:
        return f"<b>{self.name(i)}</b>"


def _list(names: list[str]) -> str:
    """Names as a sentence lists them."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)


def _count_messages(number: int) -> str:
    return "one more message" if number == 1 else f"{number} more messages"


def _sum(old: Value, new: Value) -> Value:
    """What is known once one more message has arrived; of a large tensor only the shape is."""
    if isinstance(old, tuple) and isinstance(new, tuple):
        pairs = (zip(*rows, strict=True) for rows in zip(old, new, strict=True))
        return tuple(tuple(a + b for a, b in row) for row in pairs)
    if isinstance(old, int | float) and isinstance(new, int | float):
        return old + new
    return new


def is_square(node: Node) -> bool:
    """Whether a node is a power whose exponent, as it was saved, is two."""
    exponent = node.saved.get("exponent", node.saved.get("b"))
    is_plain = all(j is None for j in node.next[1:])  # and not a number with a slope
    return short(node.function) == "Pow" and is_plain and exponent == SQUARE


def short(function: str) -> str:
    """A function's name without what PyTorch adds to it: MulBackward0 is Mul."""
    return re.sub(r"(Backward\d*|Grad)$", "", function)
