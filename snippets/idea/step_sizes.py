"""Three step sizes, and the path of each on the curve of the error."""

import matplotlib.pyplot as plt

# %% five steps with each
x, wanted = 2, 5


def learn(step_size):
    dial1, dial2 = 3, 0.5
    answers, errors = [], []
    for _ in range(6):
        h = dial1 * x
        y = dial2 * h
        answers.append(y)
        errors.append((y - wanted) ** 2)
        message = 2 * (y - wanted)
        blame2 = message * h
        blame1 = message * dial2 * x
        dial1 = dial1 - step_size * blame1
        dial2 = dial2 - step_size * blame2
    return answers, errors


print("step size, and the errors")
for step_size in (0.001, 0.01, 0.05):
    answers, errors = learn(step_size)
    print(f"{step_size:5}:", *(f"{error:8.4f}" for error in errors))


# %% drawn
def draw(step_size, title, colour, window):
    low, high, top = window
    curve = [low + (high - low) * i / 200 for i in range(201)]
    answers, errors = learn(step_size)
    _, axes = plt.subplots(figsize=(2.9, 2.7))
    axes.plot(curve, [(y - wanted) ** 2 for y in curve], color="#6b7280")
    axes.plot(answers, errors, "o-", color=colour, linewidth=1.4)
    axes.plot(answers[0], errors[0], "o", color="black", markersize=8)
    axes.set(title=title, xlabel="what comes out", ylabel="error")
    axes.set(xlim=(low, high), ylim=(-0.04 * top, top))
    return axes, answers, errors


draw(0.001, "0.001: slow", "C0", (2.8, 7.2, 5))
draw(0.01, "0.01: arrives", "C2", (2.8, 7.2, 5))
axes, answers, errors = draw(0.05, "0.05: flies off", "C1", (-14, 24, 210))
for step in range(1, 5):
    side = 2 if answers[step] > wanted else -2
    axes.text(
        answers[step] + side,
        errors[step],
        step,
        ha="center",
        va="center",
        size=12,
    )
plt.show()

# %% check
sizes = (0.001, 0.01, 0.05)
timid, good, bold = (learn(step_size)[1] for step_size in sizes)
assert sorted(timid, reverse=True) == timid
assert sorted(good, reverse=True) == good
assert good[-1] < 1 < timid[-1] < 4 < bold[-1]
