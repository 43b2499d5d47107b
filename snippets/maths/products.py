"""Count the multiplications for n weights in a row, in two ways."""

sizes = [2, 3, 10, 100, 1000]
apart = []
walked = []
print("weights  each by itself  one walk")
for n in sizes:
    apart.append(n * (n + 3) // 2)
    walked.append(2 * n)
    print(f"{n:7,} {apart[-1]:15,} {walked[-1]:9,}")


# %% check
class Counted(float):
    """A number that counts its multiplications."""

    count = 0

    def __mul__(self, other):
        Counted.count += 1
        return Counted(float(self) * other)


def run(weights):
    received = [2.0]
    for weight in weights:
        received.append(weight * received[-1])
    return received[:-1], received[-1] - 5


for n, by_formula, in_one_walk in zip(sizes, apart, walked):
    weights = [1 + 1 / (3 + i) ** 2 for i in range(n)]
    received, m = run(weights)
    slopes = []
    Counted.count = 0
    message = Counted(2) * m
    for i in reversed(range(n)):
        slopes.append(message * received[i])
        if i > 0:
            message = message * weights[i]
    assert Counted.count == in_one_walk
    Counted.count = 0
    for i in reversed(range(n)):
        slope = Counted(2) * m
        for weight in reversed(weights[i + 1 :]):
            slope = slope * weight
        assert slope * received[i] == slopes[n - 1 - i]
    assert Counted.count == by_formula
