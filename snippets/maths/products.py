"""Count the multiplications: every slope by itself, or all in one walk."""

import matplotlib.pyplot as plt

count = 0


def times(a, b):
    global count
    count += 1
    return a * b


# %% the slopes of n weights in a row, in two ways
def each_by_itself(weights, received, d):
    slopes = []
    for i in range(len(weights)):
        slope = times(2, d)
        for weight in reversed(weights[i + 1 :]):
            slope = times(slope, weight)
        slopes.append(times(slope, received[i]))
    return slopes


def in_one_walk(weights, received, d):
    slopes = []
    slope = times(2, d)  # shared by all
    for i in reversed(range(len(weights))):
        slopes.append(times(slope, received[i]))
        if i:
            slope = times(slope, weights[i])  # shared by all that are left
    return slopes[::-1]


def counted(way, n):
    global count
    count = 0
    weights = [1 + 1 / (3 + i) ** 2 for i in range(n)]
    received = [2.0]
    for weight in weights:
        received.append(weight * received[-1])
    slopes = way(weights, received[:-1], received[-1] - 5)
    return count, slopes


sizes = [2, 10, 100, 1000]
apart = [counted(each_by_itself, n)[0] for n in sizes]
walked = [counted(in_one_walk, n)[0] for n in sizes]
print("  weights    apart   walked")
for n, slow, fast in zip(sizes, apart, walked):
    print(f"{n:9,} {slow:8,} {fast:8,}")

# %% drawn
figure, axes = plt.subplots()
axes.loglog(sizes, apart, "o-", color="C1", label="each slope by itself")
axes.loglog(sizes, walked, "s-", color="C2", label="all in one walk")
axes.set(title="The work for n slopes", xlabel="weights")
axes.set(ylabel="multiplications")
axes.set_xticks(sizes, [f"{n:,}" for n in sizes])
marks = [10, 100, 1000, 10**4, 10**5]
axes.set_yticks(marks, [f"{mark:,}" for mark in marks])
axes.minorticks_off()
axes.legend()
plt.show()

# %% check
assert apart == [n * (n + 3) // 2 for n in sizes]
assert walked == [2 * n for n in sizes]
for n in sizes:
    one, other = counted(each_by_itself, n)[1], counted(in_one_walk, n)[1]
    assert one == other  # the same products in the same order
