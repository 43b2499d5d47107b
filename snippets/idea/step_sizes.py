"""Three step sizes, and five steps with each on the curve of the error."""

import matplotlib.pyplot as plt

# %% five steps with each
x, wanted = 2, 5
first, second = 3, 0.5  # where the dials point at the start


def learn(step_size):
    dial1, dial2 = first, second
    dials, answers, errors = [], [], []
    for _ in range(6):
        h = dial1 * x
        y = dial2 * h
        dials.append((dial1, dial2))
        answers.append(y)
        errors.append((y - wanted) ** 2)
        message = 2 * (y - wanted)
        blame2 = message * h
        blame1 = message * dial2 * x
        dial1 = dial1 - step_size * blame1
        dial2 = dial2 - step_size * blame2
    return dials, answers, errors


print("step size, and the errors")
for step_size in (0.001, 0.01, 0.05):
    dials, answers, errors = learn(step_size)
    print(f"{step_size:5}:", *(f"{error:8.4f}" for error in errors))


# %% the curve
def draw_curve(low, high, top):
    """The error for each number that can come out."""
    curve = [low + (high - low) * i / 200 for i in range(201)]
    _, axes = plt.subplots(figsize=(4.8, 3.1))
    axes.plot(curve, [(y - wanted) ** 2 for y in curve], color="#6b7280")
    axes.set(xlabel="what comes out", ylabel="error")
    axes.set(xlim=(low, high), ylim=(-0.04 * top, top))
    return axes


def draw_steps(axes, step_size, style, colour, shift, numbered):
    """A point after each step; 0 is the start."""
    _, answers, errors = learn(step_size)
    axes.plot(answers, errors, style, color=colour, markersize=8)
    axes.plot(3, 4, "o", color="black", markersize=8)
    for step in numbered:
        axes.annotate(
            str(step),
            (answers[step], errors[step]),
            xytext=shift,
            textcoords="offset points",
            ha="center",
            va="center",
            color=colour if step else "black",
        )


# %% small steps
near, far = 5, 1400  # where the scales of the error end
axes = draw_curve(2.7, 7.3, near)
draw_steps(axes, 0.001, "s", "C0", (-11, -3), range(6))
draw_steps(axes, 0.01, "o", "C2", (11, 9), (1, 2))
axes.text(3.95, 2.5, "step size 0.001", color="C0")
axes.text(4.35, 0.95, "step size 0.01", color="C2")
plt.show()

# %% large steps
axes = draw_curve(-14, 44, far)
draw_steps(axes, 0.05, "o", "C1", (-3, 15), range(6))
axes.text(5, 1050, "step size 0.05", color="C1", ha="center")
plt.show()

# %% check
sizes = (0.001, 0.01, 0.05)
timid, good, bold = (learn(step_size)[2] for step_size in sizes)
assert sorted(timid, reverse=True) == timid
assert sorted(good, reverse=True) == good
assert good[-1] < 1 < timid[-1] < 4 < bold[-1]
jumping = learn(0.05)[0]
assert min(min(pair) for pair in jumping[:2]) > 0 > min(jumping[2])
assert bold[3] < bold[2] < bold[5]  # lower for one step, then far higher
drops = sum(after < before for before, after in zip(bold, bold[1:]))
if drops == 5:
    does = "it falls faster"
elif bold[-1] <= bold[0]:
    does = "it jumps up and down, and ends lower"
else:
    does = "it jumps up and down, and ends higher"
assert drops == 1 and does.endswith("higher")
