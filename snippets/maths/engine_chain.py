"""Version 1 of the engine: it walks back along a chain."""


# %% the engine
class Number:
    """A value, with a note of what it was made from."""

    def __init__(self, value, inputs=(), local_slopes=()):
        self.value = value
        self.inputs = inputs
        self.local_slopes = local_slopes
        self.slope = None

    def __add__(self, other):
        value = self.value + other.value
        return Number(value, [self, other], [1, 1])

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
print("slope of w2:", w2.slope)
print("slope of h: ", h.slope)
print("slope of w1:", w1.slope)


# %% a fork
def fork():
    x, w1, w2 = Number(2), Number(3), Number(0.5)
    h = w1 * x
    p = w2 * h
    y = h + p
    y.backward(8.0)
    return h.slope, w1.slope


to_h, to_w1 = fork()
print("slope of h: ", to_h)
print("slope of w1:", to_w1)

# %% check
assert (y.slope, w2.slope, h.slope, w1.slope) == (-4, -24, -2, -4)
direct, around = 8, 8 * w2.value
held = {
    "the first message": direct,
    "the second message": around,
    "the sum of both": direct + around,
    "none, only an error message": None,
}
(found,) = [words for words, number in held.items() if number == to_h]
assert (to_h, to_w1) == (4, 8)
