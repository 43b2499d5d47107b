"""The network's answer against its first input, with relu and without."""

import matplotlib.pyplot as plt

w11, w12, b1 = 3, -1, 1
w21, w22, b2 = 1, -3, 0
v1, v2, c = 0.5, 4, 0
x2 = 1


def answer(x1, with_relu):
    """What the output says."""
    h1 = w11 * x1 + w12 * x2 + b1
    h2 = w21 * x1 + w22 * x2 + b2
    if with_relu:
        h1, h2 = max(h1, 0), max(h2, 0)
    return v1 * h1 + v2 * h2 + c


inputs = [place / 10 for place in range(-10, 46)]
figure, axes = plt.subplots(figsize=(4.8, 2.6))
straight = [answer(x1, with_relu=False) for x1 in inputs]
bent = [answer(x1, with_relu=True) for x1 in inputs]
axes.plot(inputs, straight, "C3--")
axes.plot(inputs, bent, "C0")
axes.plot([0, 3], [answer(0, True), answer(3, True)], "C0o")
axes.set(xlabel="first input", ylabel="answer", ylim=(-8, 12))
axes.set(xticks=range(-1, 5), yticks=[-5, 0, 5, 10])
axes.text(0.9, -6.3, "without", color="C3", weight="bold", ha="right")
axes.text(1.3, 3.6, "with relu", color="C0", weight="bold", ha="right")
plt.show()

# %% two layers in one
missing = -(w22 * x2 + b2)  # what the second sum lacks of x1
whole_slope = v1 * w11 + v2 * w21  # of the whole network, without relu
below = v2 * missing
first_kink = abs((w12 * x2 + b1) / w11)  # where its sum is zero
second_kink = -(w22 * x2 + b2) / w21

# %% check
assert w12 * x2 + b1 == 0 and w21 == 1 and c == 0
for x1, y in zip(inputs, straight):
    in_words = v1 * (w11 * x1) + v2 * (x1 - missing)
    assert abs(y - in_words) < 1e-9
    assert abs(y - (whole_slope * x1 - below)) < 1e-9
slopes = []  # with relu, to the left of each kink and to the right
for kink in (first_kink, second_kink):
    for step in (-0.1, 0.1):
        there, here = answer(kink + step, True), answer(kink, True)
        slopes.append(round((there - here) / step, 6))
assert slopes == [0, v1 * w11, v1 * w11, whole_slope]
assert (first_kink, second_kink) == (0, 3)
assert answer(2, with_relu=True) == 3  # as in the first picture
