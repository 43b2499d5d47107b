"""Count the multiplications: a nudge a dial against one walk back."""

import matplotlib.pyplot as plt

count = 0


def times(a, b):
    global count
    count += 1
    return a * b


# %% both ways, for n dials in a row
def run(dials, value=1.0):
    received = []
    for dial in dials:
        received.append(value)
        value = times(dial, value)
    return value, received


def nudge_each(dials, nudge=0.01):
    run(dials)
    for i in range(len(dials)):
        run(dials[:i] + [dials[i] + nudge] + dials[i + 1 :])


def pass_back(dials):
    _, received = run(dials)
    message = 1.0
    for dial, value in zip(reversed(dials), reversed(received)):
        times(message, value)  # my blame
        message = times(message, dial)  # to my left


def counted(way, n):
    global count
    count = 0
    way([1.0] * n)
    return count


sizes = [2, 10, 100, 1000]
nudging = [counted(nudge_each, n) for n in sizes]
passing = [counted(pass_back, n) for n in sizes]
print("    dials     nudging   passing")
for n, slow, fast in zip(sizes, nudging, passing):
    print(f"{n:9,} {slow:11,} {fast:9,}")

# %% drawn
figure, axes = plt.subplots()
axes.loglog(sizes, nudging, "o-", color="C1", label="a nudge for each dial")
axes.loglog(sizes, passing, "s-", color="C2", label="passing blame back")
axes.set(title="The work for n dials", xlabel="dials")
axes.set(ylabel="multiplications")
axes.set_xticks(sizes, [f"{n:,}" for n in sizes])
axes.set_yticks([10, 1000, 10**5], ["10", "1,000", "100,000"])
axes.minorticks_off()
axes.legend()
plt.show()

# %% check
assert nudging == [n * (n + 1) for n in sizes]
assert passing == [3 * n for n in sizes]
million = 10**6
nudging_million, passing_million = million * (million + 1), 3 * million
