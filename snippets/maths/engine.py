"""Every slope of a formula from one walk back, as backward() does it.

Needs: Python alone. Licence: MIT.
"""

import math
from bisect import insort
from numbers import Real


# %% nodes
class Node:
    """What one operation leaves behind."""

    made = 0  # how many nodes there have been so far

    def __init__(self, next_nodes, saved):
        Node.made += 1
        self.serial = Node.made
        self.next_nodes = next_nodes
        self.saved = saved

    def run(self, slope):
        """The chain rule: one message for each input."""
        if self.saved is None:
            name = type(self).__name__  # "Mul", for one
            raise RuntimeError(
                f"{name} has freed what it saved; "
                "backward(keep=True) keeps it"
            )
        messages = []
        for local in self.local_slopes():
            messages.append(slope * local)
        return messages


class Accumulate:
    """The node of a leaf: adds to the slope of the leaf."""

    def __init__(self, leaf):
        self.leaf = leaf
        self.next_nodes = []
        self.saved = {}

    def run(self, slope):
        """A leaf has no inputs, so there are no messages."""
        if self.leaf.slope is None:
            self.leaf.slope = 0.0
        self.leaf.slope += slope
        return []


# %% the walk back
def count_messages(start):
    """How many messages each node will get."""
    to_come = {start: 0}
    to_visit = [start]
    while to_visit:
        node = to_visit.pop()
        for receiver in node.next_nodes:
            if receiver is None:
                continue  # a plain number has no node
            if receiver not in to_come:
                to_come[receiver] = 0
                to_visit.append(receiver)
            to_come[receiver] += 1
    return to_come


def serial(node):
    """The newer a node, the larger is its serial number."""
    return node.serial


def walk_back(start, keep):
    """Run each node once all its messages have arrived."""
    to_come = count_messages(start)
    arrived = {start: 1.0}
    ready = [start]
    while ready:
        node = ready.pop()  # the newest
        slope = arrived.pop(node)  # take it out
        messages = node.run(slope)
        if node.saved and not keep:
            node.saved = None  # free what it saved
        for receiver, message in zip(node.next_nodes, messages):
            if receiver is None:
                continue
            if receiver not in arrived:
                arrived[receiver] = 0.0
            arrived[receiver] += message
            to_come[receiver] -= 1
            if to_come[receiver] > 0:
                continue  # not all have arrived
            if isinstance(receiver, Accumulate):
                receiver.run(arrived.pop(receiver))
            else:
                insort(ready, receiver, key=serial)


# %% rules
class Add(Node):
    """y = a + b."""

    def local_slopes(self):
        return [1.0, 1.0]


class Sub(Node):
    """y = a - b."""

    def local_slopes(self):
        return [1.0, -1.0]


class Neg(Node):
    """y = -a."""

    def local_slopes(self):
        return [-1.0]


class Mul(Node):
    """y = a * b."""

    def local_slopes(self):
        a, b = self.saved["a"], self.saved["b"]
        return [b, a]


class Div(Node):
    """y = a / b."""

    def local_slopes(self):
        a, b = self.saved["a"], self.saved["b"]
        return [1.0 / b, -a / b / b]


class Pow(Node):
    """y = a ** b."""

    def local_slopes(self):
        a, b = self.saved["a"], self.saved["b"]
        to_a, to_b = 0.0, 0.0
        if self.next_nodes[0] is not None and b != 0:
            to_a = b * power(a, b - 1)
        if self.next_nodes[1] is not None and a != 0:
            to_b = power(a, b) * logarithm(a)
        return [to_a, to_b]


class Exp(Node):
    """y = exp(a)."""

    def local_slopes(self):
        y = self.saved["y"]
        return [y]


class Log(Node):
    """y = log(a)."""

    def local_slopes(self):
        a = self.saved["a"]
        return [1.0 / a]


class Tanh(Node):
    """y = tanh(a)."""

    def local_slopes(self):
        y = self.saved["y"]
        return [1.0 - y * y]


class Sigmoid(Node):
    """y = 1 / (1 + exp(-a))."""

    def local_slopes(self):
        y = self.saved["y"]
        return [y * (1.0 - y)]


class Relu(Node):
    """y = a, or 0 if a is negative."""

    def local_slopes(self):
        y = self.saved["y"]
        if y > 0:
            return [1.0]
        return [0.0]


class Abs(Node):
    """y = a without its sign."""

    def local_slopes(self):
        a = self.saved["a"]
        if a > 0:
            return [1.0]
        if a < 0:
            return [-1.0]
        return [0.0]


# %% numbers
class Number:
    """A value that knows its node; a leaf has a slope, too."""

    def __init__(self, value, node=None):
        if not isinstance(value, Real):
            raise TypeError(f"{value!r} is not a number")
        self.value = float(value)
        self.slope = None
        self.node = node
        if node is None:
            self.node = Accumulate(self)

    def backward(self, keep=False):
        walk_back(self.node, keep)

    def __add__(self, other):
        other = as_number(other)
        node = Add([self.node, other.node], {})
        return Number(self.value + other.value, node)

    def __sub__(self, other):
        other = as_number(other)
        node = Sub([self.node, other.node], {})
        return Number(self.value - other.value, node)

    def __neg__(self):
        return Number(-self.value, Neg([self.node], {}))

    def __mul__(self, other):
        other = as_number(other)
        a, b = self.value, other.value
        node = Mul([self.node, other.node], {"a": a, "b": b})
        return Number(a * b, node)

    def __truediv__(self, other):
        other = as_number(other)
        a, b = self.value, other.value
        if b == 0:
            raise ZeroDivisionError(f"cannot divide {a} by {b}")
        node = Div([self.node, other.node], {"a": a, "b": b})
        return Number(a / b, node)

    def __pow__(self, other):
        other = as_number(other)
        a, b = self.value, other.value
        node = Pow([self.node, other.node], {"a": a, "b": b})
        return Number(power(a, b), node)

    def exp(self):
        y = exponential(self.value)
        return Number(y, Exp([self.node], {"y": y}))

    def log(self):
        a = self.value
        return Number(logarithm(a), Log([self.node], {"a": a}))

    def tanh(self):
        y = math.tanh(self.value)
        return Number(y, Tanh([self.node], {"y": y}))

    def sigmoid(self):
        a = self.value
        if a >= 0:
            y = 1.0 / (1.0 + math.exp(-a))
        else:  # the same, where exp(-a) might be too large
            y = math.exp(a) / (1.0 + math.exp(a))
        return Number(y, Sigmoid([self.node], {"y": y}))

    def relu(self):
        y = max(self.value, 0.0)
        return Number(y, Relu([self.node], {"y": y}))

    def __abs__(self):
        a = self.value
        return Number(abs(a), Abs([self.node], {"a": a}))

    # Python calls these when the left side is a plain number.
    def __radd__(self, other):
        return as_number(other) + self

    def __rsub__(self, other):
        return as_number(other) - self

    def __rmul__(self, other):
        return as_number(other) * self

    def __rtruediv__(self, other):
        return as_number(other) / self

    def __rpow__(self, other):
        return as_number(other) ** self

    # Comparisons look at the values alone.
    def __lt__(self, other):
        return self.value < as_number(other).value

    def __le__(self, other):
        return self.value <= as_number(other).value

    def __gt__(self, other):
        return self.value > as_number(other).value

    def __ge__(self, other):
        return self.value >= as_number(other).value

    def __repr__(self):
        if self.slope is None:
            return f"Number({self.value})"
        return f"Number({self.value}, slope={self.slope})"


def as_number(value):
    """A plain number becomes a Number without a node."""
    if isinstance(value, Number):
        return value
    number = Number(value)
    number.node = None
    return number


# %% plain numbers
def power(a, b):
    """a ** b, or an error that says what has no answer."""
    if a == 0 and b < 0:
        raise ZeroDivisionError(f"zero has no power: {a} ** {b}")
    if a < 0 and not b.is_integer():
        raise ValueError(f"({a}) ** {b} is not a real number")
    try:
        return a**b
    except OverflowError:
        pass  # say below which numbers it was
    raise OverflowError(f"({a}) ** {b} is too large")


def exponential(a):
    """exp(a), or an error that says what is too large."""
    try:
        return math.exp(a)
    except OverflowError:
        pass
    raise OverflowError(f"exp({a}) is too large")


def logarithm(a):
    """log(a), or an error that says what has none."""
    if a <= 0:
        raise ValueError(f"log({a}): it is not positive")
    return math.log(a)


# %% check
if __name__ == "__main__":
    x, w1, w2, t = Number(2), Number(3), Number(0.5), 5
    error = (w2 * (w1 * x) - t) ** 2
    error.backward()
    assert error.value == 4
    assert (w1.slope, w2.slope, x.slope) == (-4, -24, -6)

    w1, w2 = Number(3), Number(0.5)
    h = w1 * 2
    error = (w2 * h + h - t) ** 2  # a fork: h is used twice
    error.backward()
    assert (error.value, w1.slope, w2.slope) == (16, 24, 48)

    a = Number(2)
    b, c = 3 * a, 5 * a
    (b * c + b).backward()  # a fork within a fork
    assert a.slope == 63

    a = total = Number(1)
    for _ in range(20_000):  # a long chain
        total = total + a
    total.backward()
    assert a.slope == 20_001
