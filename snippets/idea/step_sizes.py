"""Three step sizes, three charts, one scale."""

import matplotlib.pyplot as plt

x, t = 2, 5


def learn(step_size, steps=5):
    w1, w2 = 3, 0.5
    history = []
    for _ in range(steps + 1):
        h = w1 * x
        y = w2 * h
        history.append((y - t) ** 2)
        message = 2 * (y - t)
        blame_w1, blame_w2 = message * w2 * x, message * h
        w1, w2 = w1 - step_size * blame_w1, w2 - step_size * blame_w2
    return history


# %% five steps with each
sizes = (0.001, 0.01, 0.05)
timid, good, bold = [learn(step_size) for step_size in sizes]
print("step", *(f"{step_size:13}" for step_size in sizes))
for step, row in enumerate(zip(timid, good, bold)):
    print(f"{step:4}", *(f"{badness:13.7f}" for badness in row))

# %% drawn
names = ("0.001: too timid", "0.01: good here", "0.05: too bold")
for name, history, colour in zip(
    names, (timid, good, bold), "C0 C2 C1".split()
):
    figure, axes = plt.subplots(figsize=(2.9, 2.6))
    axes.semilogy(history, "o-", color=colour)
    axes.set(title=name, xlabel="step", ylabel="badness")
    axes.set(ylim=(1e-7, 1e4), xticks=range(6))
    axes.set_yticks([0.0001, 1, 10000], ["0.0001", "1", "10,000"])
    axes.minorticks_off()
plt.show()

# %% check
assert all(
    a > b for history in (timid, good) for a, b in zip(history, history[1:])
)
assert good[-1] < timid[-1] < 4 < bold[-1]
assert timid[-1] > 1
