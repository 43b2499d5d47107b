"""Count the multiplications for n weights in a row, in two ways."""

import matplotlib.pyplot as plt

# %% counted
sizes = [2, 3, 10, 100, 1000]
apart = []
walked = []
print("weights  each by itself  one walk")
for n in sizes:
    apart.append(n * (n + 3) // 2)
    walked.append(2 * n)
    print(f"{n:7,} {apart[-1]:15,} {walked[-1]:9,}")

# %% ten weights
drawn = 10
plt.figure(figsize=(4.8, 3.1))
boxes = {"again": 0, "new": 0}
for row in range(drawn):  # of the last weight first
    for column in range(row + 2):
        kind = "new" if column >= row else "again"
        boxes[kind] += 1
        box = plt.Rectangle(
            (column + 0.06, -row + 0.06),
            0.88,
            0.88,
            color="C1" if kind == "new" else "#6b7280",
            alpha=1 if kind == "new" else 0.55,
            linewidth=0,
        )
        plt.gca().add_patch(box)
plt.xlim(0, drawn + 1)
plt.ylim(1 - drawn, 1)
plt.gca().set_aspect("equal")
plt.axis("off")
plt.show()


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


def count(n):
    """The multiplications for each slope by itself, and for one walk."""
    weights = [1 + 1 / (3 + i) ** 2 for i in range(n)]
    received, m = run(weights)
    slopes = []
    Counted.count = 0
    message = Counted(2) * m
    for i in reversed(range(n)):
        slopes.append(message * received[i])
        if i > 0:
            message = message * weights[i]
    one_walk = Counted.count
    Counted.count = 0
    for i in reversed(range(n)):
        slope = Counted(2) * m
        for weight in reversed(weights[i + 1 :]):
            slope = slope * weight
        assert slope * received[i] == slopes[n - 1 - i]
    return Counted.count, one_walk


for n, by_formula, in_one_walk in zip(sizes, apart, walked):
    assert count(n) == (by_formula, in_one_walk)
assert (sum(boxes.values()), boxes["new"]) == count(drawn)
