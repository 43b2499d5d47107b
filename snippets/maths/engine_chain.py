"""Version 1 of the engine: a chain of multiplications."""


# %% the engine
class Number:
    """A value, with a note of what it was made from."""

    def __init__(self, value, inputs=(), local_slopes=()):
        self.value = value
        self.inputs = inputs
        self.local_slopes = local_slopes
        self.slope = None

    def __mul__(self, other):
        value = self.value * other.value
        return Number(value, [self, other], [other.value, self.value])

    def backward(self, slope):
        self.slope = slope
        number = self
        while number.inputs:
            left, right = number.inputs
            local_left, local_right = number.local_slopes
            left.slope = number.slope * local_left
            right.slope = number.slope * local_right
            number = right  # the rest of the chain


# %% at work
x, w1, w2 = Number(2), Number(3), Number(0.5)
h = w1 * x
y = w2 * h
y.backward(-4.0)
print("slope for w2:", w2.slope)
print("slope for h: ", h.slope)
print("slope for w1:", w1.slope)


# %% a fork
def add(a, b):
    return Number(a.value + b.value, [a, b], [1, 1])


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
