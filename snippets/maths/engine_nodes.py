"""Version 3 of the engine: messages go from node to node."""


# %% nodes
class Add:
    """y = a + b."""

    def __init__(self, a, b):
        self.next_nodes = [a.node, b.node]

    def run(self, slope):
        return [slope, slope]


class Mul:
    """y = a * b."""

    def __init__(self, a, b):
        self.next_nodes = [a.node, b.node]
        self.saved = [a.value, b.value]

    def run(self, slope):
        a, b = self.saved
        return [slope * b, slope * a]


class Accumulate:
    """The += at the end of each path."""

    def __init__(self, leaf):
        self.next_nodes = []
        self.leaf = leaf

    def run(self, slope):
        self.leaf.slope += slope
        return []


# %% the walk and the rest
def walk_back(start):
    """Run each node once all its messages are in."""
    to_come = count_messages(start)
    arrived = {}
    for node in to_come:
        arrived[node] = 0
    arrived[start] = 1
    ready = [start]
    while ready:
        node = ready.pop()
        messages = node.run(arrived[node])
        for receiver, message in zip(node.next_nodes, messages):
            arrived[receiver] += message
            to_come[receiver] -= 1
            if to_come[receiver] == 0:
                ready.append(receiver)


def count_messages(start):
    """How many messages each node will get."""
    to_come = {start: 0}
    to_visit = [start]
    while to_visit:
        node = to_visit.pop()
        for receiver in node.next_nodes:
            if receiver not in to_come:
                to_come[receiver] = 0
                to_visit.append(receiver)
            to_come[receiver] += 1
    return to_come


class Number:
    """A value that knows its node."""

    def __init__(self, value, node=None):
        self.value = value
        self.slope = 0
        self.node = node
        if node is None:
            self.node = Accumulate(self)  # a leaf

    def __add__(self, other):
        other = as_number(other)
        return Number(self.value + other.value, Add(self, other))

    def __mul__(self, other):
        other = as_number(other)
        return Number(self.value * other.value, Mul(self, other))

    def __rmul__(self, other):  # 2 * w1: Python looks here
        return self * other

    def __sub__(self, other):  # a - b is a + (-1) * b
        return self + other * -1

    def backward(self):
        walk_back(self.node)


def as_number(value):
    """A plain number becomes a leaf."""
    if isinstance(value, Number):
        return value
    return Number(value)


# %% check
if __name__ == "__main__":
    x, w1, w2 = Number(2), Number(3), Number(0.5)
    m = w2 * (w1 * x) - 5
    e = m * m
    e.backward()
    assert e.value == 4
    assert (w1.slope, w2.slope, x.slope) == (-4, -24, -6)
    e.backward()  # the messages are gone: the same again
    assert (w1.slope, w2.slope, x.slope) == (-8, -48, -12)

    w1, w2 = Number(3), Number(0.5)
    h = 2 * w1
    m = w2 * h + h - 5  # a fork: h is used twice
    (m * m).backward()
    assert (w1.slope, w2.slope) == (24, 48)

    a = total = Number(1)
    for _ in range(20_000):  # a long chain
        total = total + a
    total.backward()
    assert a.slope == 20_001
