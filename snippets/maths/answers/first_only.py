"""Of three weights, only the slope of the first is wanted."""

x, w1, w2, w3, t = 2, 3, 0.5, 2, 5
m = w3 * (w2 * (w1 * x)) - t

message = 2 * m
message = message * w3
message = message * w2
de_dw1 = message * x
print("de/dw1:", de_dw1)

# %% check
nudged = (w3 * (w2 * ((w1 + 1e-7) * x)) - t) ** 2
assert abs((nudged - m**2) / 1e-7 - de_dw1) < 1e-4


class Counted(float):
    """A number that counts its multiplications."""

    count = 0

    def __mul__(self, other):
        Counted.count += 1
        return Counted(float(self) * other)


received = [x, w1 * x, w2 * (w1 * x)]


def walk(wanted):
    """One walk back, with the slopes of these weights; its boxes."""
    Counted.count = 0
    message = Counted(2) * m
    for i in (2, 1, 0):
        if i in wanted:
            slope = message * received[i]
        if i > 0:
            message = message * (w1, w2, w3)[i]
    assert slope == de_dw1
    return Counted.count


saved = walk({0, 1, 2}) - walk({0})
left_out = ["none", "one", "two", "three"][saved]
assert left_out == "two"
