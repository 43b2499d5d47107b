"""Version 2 of the engine: sums and forks."""


# %% the walk back
def walk_back(end):
    """Pass each slope on once all its messages are in."""
    to_come = count_messages(end)
    end.slope = 1
    ready = [end]
    while ready:
        number = ready.pop()
        if number.node is None:
            continue  # a leaf sends nothing
        inputs = number.node.inputs
        local_slopes = number.node.local_slopes()
        for receiver, local in zip(inputs, local_slopes):
            receiver.slope += number.slope * local
            to_come[receiver] -= 1
            if to_come[receiver] == 0:
                ready.append(receiver)


# %% the rest
def count_messages(end):
    """How many messages each number will get."""
    to_come = {end: 0}
    to_visit = [end]
    while to_visit:
        number = to_visit.pop()
        if number.node is None:
            continue  # a leaf
        for receiver in number.node.inputs:
            if receiver not in to_come:
                to_come[receiver] = 0
                to_visit.append(receiver)
            to_come[receiver] += 1
    return to_come


class Add:
    """The node that one addition leaves behind."""

    def __init__(self, a, b):
        self.inputs = [a, b]

    def local_slopes(self):
        return [1, 1]


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
        self.slope = 0
        self.node = node

    def __add__(self, other):
        return Number(self.value + other.value, Add(self, other))

    def __mul__(self, other):
        return Number(self.value * other.value, Mul(self, other))

    def __sub__(self, other):  # a - b is a + (-1) * b
        return self + other * Number(-1)

    def backward(self):
        walk_back(self)


# %% at work
x, w1 = Number(2), Number(3)
w2, t = Number(0.5), Number(5)
h = w1 * x
y = w2 * h + h
m = y - t
e = m * m
e.backward()
print("slope for h: ", h.slope)
print("slope for w2:", w2.slope)
print("slope for w1:", w1.slope)

# %% once more
first = w1.slope
e.backward()
print("slope for w1:", first, "then", w1.slope)

# %% check
second = w1.slope - first
direct = 2 * m.value
around = direct * w2.value
to_h = direct + around
to_w1 = to_h * x.value
assert (to_h, to_w1, first) == (12, 24, 24)
twice = 2 * first
assert w1.slope not in {first, twice}
y_sends = direct + 2 * direct
product_sends = direct + y_sends
h_sends = to_h + y_sends + product_sends * w2.value
assert (m.slope, y.slope, h.slope) == (2 * direct, y_sends, h_sends)
assert second == h_sends * x.value
refused = False
try:
    2 * w1
except TypeError:
    refused = True
assert refused
