"""Expressions for the playground: random ones, and what the book's engine makes of one."""

from __future__ import annotations

import ast
import random
import re
from dataclasses import dataclass
from typing import Any

from tests.support.book import ROOT, load
from weave.graph import Graph, Node
from weave.run.record_engine import Engine
from weave.run.record_kind import Walk

ENGINE = load(ROOT / "snippets/maths/engine.py")
CALLED = ("exp", "log", "tanh", "sigmoid", "relu", "abs")
BINARY = {ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul", ast.Div: "truediv", ast.Pow: "pow"}
ROUNDED = re.compile(r"exp|log|tanh|sigmoid|\*\*")  # where two languages round in their own way


class NotRead(Exception):
    """What the playground does not read either."""


@dataclass
class Answer:
    """The graph behind a text's last line, walked back, its root first."""

    graph: Graph
    slopes: list[float]

    def numbers(self) -> list[float]:
        """All values, then all slopes."""
        return [float(str(node.value)) for node in self.graph.nodes] + self.slopes


def solve(text: str, values: dict[str, float]) -> Answer | float:
    """The last line's graph, or its number if it depends on no variable.

    Raises NotRead, and the engine's errors.
    """
    reader = Reader(values)
    number = reader.read(text)
    if isinstance(number, float):
        return number
    nodes = [number.node]
    for node in nodes:
        for other in node.next_nodes:
            if other is not None and all(other is not known for known in nodes):
                nodes.append(other)
    place = {id(node): i for i, node in enumerate(nodes)}
    records = []
    for node in nodes:
        made = reader.numbers[id(node)]
        following = tuple(None if n is None else place[id(n)] for n in node.next_nodes)
        leaf = isinstance(node, ENGINE.Accumulate)
        name = reader.names.get(id(made), "")
        records.append(
            Node(type(node).__name__, leaf, name, made.value, dict(node.saved), following)
        )
    engine = Engine(ENGINE)
    walk = Walk(engine, nodes, records)
    with engine.noting(walk):
        number.backward()
    arrived = {step.node: step.arrives for step in walk.steps}
    return Answer(walk.graph(), [float(str(arrived[i])) for i in range(len(nodes))])


class Reader:
    """Works out a text with the engine; a part without variables is a plain number."""

    def __init__(self, values: dict[str, float]) -> None:
        self.values = values
        self.leaves: dict[str, Any] = {}
        self.given: dict[str, Any] = {}
        self.names: dict[int, str] = {}  # of numbers, by their ids
        self.numbers: dict[int, Any] = {}  # of nodes, by their ids

    def read(self, text: str) -> Any:
        try:
            lines = ast.parse(re.sub(r"(?m)^[ \t]+", "", text)).body
        except SyntaxError:
            raise NotRead from None
        if not lines:
            raise NotRead
        _check(lines)
        return [self.line(line) for line in lines][-1]

    def line(self, line: ast.stmt) -> Any:
        if isinstance(line, ast.Expr):
            return self.number(line.value)
        assert isinstance(line, ast.Assign)
        target = line.targets[0]
        assert isinstance(target, ast.Name)
        number = self.given[target.id] = self.number(line.value)
        if not isinstance(number, float):
            self.names.setdefault(id(number), target.id)
        return number

    def number(self, tree: ast.expr) -> Any:
        match tree:
            case ast.Constant(value=value):
                return float(str(value))
            case ast.Name(id=name) if name in self.given:
                return self.given[name]
            case ast.Name(id=name):
                if name not in self.leaves:
                    self.leaves[name] = self.kept(ENGINE.Number(self.values[name]))
                    self.names[id(self.leaves[name])] = name
                return self.leaves[name]
            case ast.UnaryOp(operand=operand):
                return self.work("neg", self.number(operand))
            case ast.BinOp(left=left, op=op, right=right):
                return self.work(BINARY[type(op)], self.number(left), self.number(right))
            case ast.Call(func=ast.Name(id=name), args=[inner]):
                return self.work(name, self.number(inner))
        raise AssertionError(ast.dump(tree))

    def work(self, name: str, *numbers: Any) -> Any:
        first, *others = (ENGINE.as_number(number) for number in numbers)
        method = name if name in CALLED and name != "abs" else f"__{name}__"
        made = getattr(first, method)(*others)
        if all(isinstance(number, float) for number in numbers):
            return made.value
        return self.kept(made)

    def kept(self, number: Any) -> Any:
        self.numbers[id(number.node)] = number
        return number


def _check(lines: list[ast.stmt]) -> None:
    """Raises NotRead for what is Python, and not of the playground."""
    given: set[str] = set()
    used: set[str] = set()
    for line in lines:
        match line:
            case ast.Expr(value=tree):
                names = _names(tree)
            case ast.Assign(targets=[ast.Name(id=name) as target], value=tree):
                names = _names(tree)
                if target.col_offset != line.col_offset or name in {*given, *used, *names, *CALLED}:
                    raise NotRead
                given.add(name)
            case _:
                raise NotRead
        used |= names - given


def _names(tree: ast.expr) -> set[str]:
    match tree:
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
            return set()
        case ast.Name(id=name) if name not in CALLED:
            return {name}
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return _names(inner)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in BINARY:
            return _names(left) | _names(right)
        case ast.Call(func=ast.Name(id=name), args=[inner], keywords=[]) if name in CALLED:
            return _names(inner)
    raise NotRead


LETTERS = [
    "",
    "(",
    ")",
    "+",
    "-",
    "*",
    "**",
    "/",
    "//",
    ".",
    "=",
    " ",
    "\n",
    "2",
    "x",
    "e",
    ",",
    "tanh",
    "exp(",
    "^",
    "_",
    "%",
    "²",
    "#",
    "h0 = ",
    "lambda",
    "[",
    "×",
    "0",
    "if",
]
NUMBERS = ["0", "1", "2", "3", "0.5", "1.5", ".25", "4.", "1e-3", "2.5E+2", "10", "0.1"]
VALUES = [0.0, 1.0, -1.0, 2.0, 3.0, 0.5, -0.5, 5.0, 0.1, 1e-3, 700.0, -2.5]


def random_text(dice: random.Random) -> tuple[str, dict[str, float]]:
    """An expression of a few lines, with values of its variables."""
    variables = dice.sample(["x", "y", "w1", "w2", "b", "t", "λ"], dice.randint(1, 4))
    names = list(variables)
    lines = []
    for i in range(dice.choice([0, 0, 1, 2, 3])):
        lines.append(f"h{i} = {random_part(dice, names, 2)}")
        names.append(f"h{i}")
    lines.append(random_part(dice, names[::-1], dice.randint(2, 4)))
    if dice.random() < 0.3:
        lines[-1] = f"e = {lines[-1]}"
    values = {
        name: dice.choice(VALUES) if dice.random() < 0.6 else dice.uniform(-3, 3)
        for name in variables
    }
    return "\n".join(lines), values


def random_part(dice: random.Random, names: list[str], depth: int) -> str:
    """A part of an expression, at most so many operations deep."""
    kind = dice.random()
    if depth == 0 or kind < 0.1:
        return dice.choice(names) if dice.random() < 0.75 else dice.choice(NUMBERS)
    inner = random_part(dice, names, depth - 1)
    if kind < 0.2:
        return f"-{inner}" if inner[0].isalnum() else f"-({inner})"
    if kind < 0.36:
        return f"{dice.choice(CALLED)}({inner})"
    other = random_part(dice, names, depth - 1)
    sign = dice.choice(["+", "-", "*", " + ", " - ", " * ", "*", "/", " / ", "**"])
    if sign == "**":
        other = dice.choice(["2", "3", "-1", "0.5", other, other])
    left = f"({inner})" if dice.random() < 0.5 else inner
    right = f"({other})" if dice.random() < 0.5 else other
    return f"{left}{sign}{right}"


def damaged(dice: random.Random, text: str) -> str:
    """The text with a few letters lost, doubled, added or exchanged."""
    letters = list(text)
    for _ in range(dice.randint(1, 3)):
        at = dice.randrange(len(letters) + 1)
        letters[at : at + dice.randint(0, 1)] = dice.choice(LETTERS)
    return "".join(letters)
