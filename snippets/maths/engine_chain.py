"""Version 1 of the engine: a chain of multiplications."""


# %% the engine
class Mul:
    """The node that one multiplication leaves behind."""

    def __init__(self, a, b):
        self.inputs = [a, b]

    def local_slopes(self):
        a, b = self.inputs
        return [b.value, a.value]


class Number:
    """A value that knows the node that made it."""

    def __init__(self, value, node=None):
        self.value = value
        self.node = node
        self.slope = None

    def __mul__(self, other):
        node = Mul(self, other)
        return Number(self.value * other.value, node)

    def backward(self, slope):
        self.slope = slope
        number = self
        while number.node is not None:
            a, b = number.node.inputs
            to_a, to_b = number.node.local_slopes()
            a.slope = number.slope * to_a
            b.slope = number.slope * to_b
            number = b  # the rest of the chain


# %% at work
x, w1, w2 = Number(2), Number(3), Number(0.5)
h = w1 * x
y = w2 * h
y.backward(-4.0)
print("slope for w2:", w2.slope)
print("slope for h: ", h.slope)
print("slope for w1:", w1.slope)


# %% a fork
class Add:
    """The node that one addition leaves behind."""

    def __init__(self, a, b):
        self.inputs = [a, b]

    def local_slopes(self):
        return [1, 1]


def add(a, b):
    return Number(a.value + b.value, Add(a, b))


fork = add(h, w2 * h)
fork.backward(8.0)
print("slope for h:", h.slope)

# %% check
assert (w2.slope, x.slope) == (8 * 6, 8 * 0.5 * 3)
assert h.slope == 8 * 0.5  # and not 8 + 8 * 0.5
y = w2 * (w1 * x)
y.backward(2 * (y.value - 5))
to_h = y.slope * w2.value
assert (w2.slope, to_h, w1.slope) == (-24, -2, -4)
