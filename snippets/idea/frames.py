"""Six frames of one drawing: three to the right, three back to the left."""

import matplotlib.pyplot as plt

from lanes import draw

x, w1, w2, t = 2, 3, 0.5, 5
numbers = {"x": x}
frames = []


def frame(title, fresh):
    numbers.update(fresh)
    title = f"{len(frames) + 1}. {title}"
    frames.append(draw(title, (w1, w2), numbers, now=set(fresh)))


# %% values, to the right
h = w1 * x
y = w2 * h
frame("The first dial multiplies", {"h": h})
frame("The second dial multiplies", {"y": y})
frame("The gauge compares", {"badness": (y - t) ** 2})

# %% blame, to the left
to_y = 2 * (y - t)
frame("The gauge sends a message", {"to y": to_y})
to_h = to_y * w2
frame("The second dial: blame, message", {"w2": to_y * h, "to h": to_h})
to_x = to_h * w1
frame("The first dial: blame, message", {"w1": to_h * x, "to x": to_x})
plt.show()


# %% check
def badness(a, b):
    return (b * (a * x) - t) ** 2


tiny = 1e-6
by_nudging_w1 = (badness(w1 + tiny, w2) - badness(w1, w2)) / tiny
by_nudging_w2 = (badness(w1, w2 + tiny) - badness(w1, w2)) / tiny
assert abs(by_nudging_w1 - numbers["w1"]) < 1e-4
assert abs(by_nudging_w2 - numbers["w2"]) < 1e-4
assert len(frames) == 6
