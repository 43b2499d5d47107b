"""Version 2 of the engine: sums and forks."""


# %% the walk back
def walk_back(end):
    """Pass each slope on once all its messages have arrived."""
    to_come = count_messages(end)
    arrived = dict.fromkeys(to_come, 0)
    arrived[end] = 1
    ready = [end]
    while ready:
        number = ready.pop()
        slope = arrived[number]
        number.slope += slope
        for receiver, local in zip(number.inputs, number.local_slopes):
            arrived[receiver] += slope * local
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
        for receiver in number.inputs:
            if receiver not in to_come:
                to_come[receiver] = 0
                to_visit.append(receiver)
            to_come[receiver] += 1
    return to_come


class Number:
    """A value, with a note of what it was made from."""

    def __init__(self, value, inputs=(), local_slopes=()):
        self.value = value
        self.inputs = inputs
        self.local_slopes = local_slopes
        self.slope = 0

    def __add__(self, other):
        value = self.value + other.value
        return Number(value, [self, other], [1, 1])

    def __sub__(self, other):
        value = self.value - other.value
        return Number(value, [self, other], [1, -1])

    def __mul__(self, other):
        value = self.value * other.value
        return Number(value, [self, other], [other.value, self.value])

    def backward(self):
        walk_back(self)


# %% at work
if __name__ == "__main__":
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

# %% check
if __name__ == "__main__":
    direct = 2 * m.value
    around = direct * w2.value
    to_h = direct + around
    assert (to_h, h.slope, w2.slope, w1.slope) == (12, 12, 48, 24)
    e.backward()  # the next walk starts afresh, and adds the same again
    assert (h.slope, w2.slope, w1.slope) == (2 * 12, 2 * 48, 2 * 24)

    a = total = Number(1)
    for _ in range(20_000):  # a long chain
        total = total + a
    total.backward()
    assert a.slope == 20_001
