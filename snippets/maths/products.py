"""Count the multiplications for n weights in a row, in two ways."""


def each_by_itself(n):
    count = 0
    for weight in range(1, n + 1):
        count += 1  # twice the miss
        count += n - weight  # times each later weight
        count += 1  # times what it received
    return count


def in_one_walk(n):
    count = 1  # twice the miss
    for weight in range(n, 0, -1):
        count += 1  # message times what it received
        if weight > 1:
            count += 1  # message times the weight, passed on
    return count


sizes = [2, 3, 10, 100, 1000]
apart = []
walked = []
print("weights    apart  one walk")
for n in sizes:
    apart.append(each_by_itself(n))
    walked.append(in_one_walk(n))
    print(f"{n:7,} {apart[-1]:8,} {walked[-1]:9,}")


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


for n in (2, 3, 10, 100):
    weights = [1 + 1 / (3 + i) ** 2 for i in range(n)]
    received, m = run(weights)
    slopes = []
    Counted.count = 0
    message = Counted(2) * m
    for i in reversed(range(n)):
        slopes.append(message * received[i])
        if i > 0:
            message = message * weights[i]
    assert Counted.count == in_one_walk(n) == 2 * n
    Counted.count = 0
    for i in reversed(range(n)):
        slope = Counted(2) * m
        for weight in reversed(weights[i + 1 :]):
            slope = slope * weight
        assert slope * received[i] == slopes[n - 1 - i]
    assert Counted.count == each_by_itself(n) == n * (n + 3) // 2
