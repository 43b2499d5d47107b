"""The walk through the network: three steps forward, eight back."""

import matplotlib.pyplot as plt

from drawing import GRADIENT, GREY, NAMES, PALE, PARAMETERS, PLACES
from drawing import ROW, VALUE, draw_weights, minus, start, write

values = dict(PARAMETERS)
gradients = {}
sentences = []
asks = []
WORDS = {"m": "miss ", "e": "error "}


def write_numbers(axes, numbers, color, below, new):
    """Values, or the gradients below them; the new ones are bold."""
    for name, number in numbers.items():
        x, y = PLACES[name]
        if name[0] in "zhy":  # leave room for both
            y -= 10
        words = WORDS.get(name, "") + minus(number)
        weight = "bold" if name in new else "normal"
        write(axes, words, (x, y + below), color, weight)


def frame(at_work, color, new):
    """Draw all the numbers so far, and what is at work in its colour."""
    axes = start(at_work, color, PALE)
    resting = [name for name in PARAMETERS if name not in at_work]
    working = [name for name in PARAMETERS if name in at_work]
    draw_weights(axes, resting, PALE)
    draw_weights(axes, working, color)
    for z, place in (("z1", (179, 119)), ("z2", (179, 192))):
        if z in values:
            word = "on" if values[z] > 0 else "off"
            write(axes, word, place, GREY)
    if "m" not in values:
        write(axes, "miss", PLACES["m"], GREY)
        write(axes, "error", PLACES["e"], GREY)
    new_values = new if color == VALUE else {}
    new_gradients = new if color == GRADIENT else {}
    write_numbers(axes, values, VALUE, 0, new_values)
    write_numbers(axes, gradients, GRADIENT, ROW, new_gradients)
    plt.show()


def forward(sentence, at_work, **new):
    """A step forward, with the new values."""
    values.update(new)
    frame(at_work, VALUE, new)
    sentences.append(f"Forward. {sentence}".replace("-", "−"))
    asks.append("")


def back(ask, sentence, at_work, **new):
    """A step back, with the new gradients; `ask` says whose is asked."""
    gradients.update(new)
    frame(at_work, GRADIENT, new)
    sentences.append(f"Back. {sentence}".replace("-", "−"))
    asks.append(ask)


x1, x2, t = 2, 1, 5
w11, w12, b1 = 3, -1, 1
w21, w22, b2 = 1, -3, 0
v1, v2, c = 0.5, 4, 0

# %% forward
forward(f"The inputs are {x1} and {x2}.", ["x1", "x2"], x1=x1, x2=x2)

z1 = w11 * x1 + w12 * x2 + b1
h1 = max(z1, 0)
words = f"First neuron: {w11} × {x1} + ({w12}) × {x2} + {b1} = {z1}. "
words += f"relu lets {h1} through."
forward(words, ["w11", "w12", "b1", "neuron 1"], z1=z1, h1=h1)

z2 = w21 * x1 + w22 * x2 + b2
h2 = max(z2, 0)
words = f"Second neuron: {w21} × {x1} + ({w22}) × {x2} + {b2} = {z2}. "
words += f"relu makes it {h2}."
forward(words, ["w21", "w22", "b2", "neuron 2"], z2=z2, h2=h2)

y = v1 * h1 + v2 * h2 + c
m = y - t
e = m**2
words = f"Output: {v1} × {h1} + {v2} × {h2} + {c} = {y:g}. "
words += f"The target is {t}: the miss is {m:g}, the error {e:g}."
forward(words, ["v1", "v2", "c", "y", "m"], y=y, m=m, e=e)

# %% back
to_y = 2 * m
words = f"Twice the miss: 2 × ({m:g}) = {to_y:g}. "
words += f"The bias was added as it is, so it gets {to_y:g} too."
back("y’s gradient", words, ["m", "y", "c"], y=to_y, c=to_y)

to_v1 = to_y * h1
words = f"v₁ multiplied the answer {h1}: {to_y:g} × {h1} = {to_v1:g}."
back("v₁’s gradient", words, ["v1"], v1=to_v1)

to_v2 = to_y * h2
words = f"v₂ multiplied the answer {h2}: {to_y:g} × {h2} = {to_v2:z.0f}."
back("v₂’s gradient", words, ["v2"], v2=to_v2)

to_h1 = to_y * v1
to_z1 = to_h1 * 1  # relu was on
words = f"Along the wire, times its weight: {to_y:g} × {v1} = {to_h1:g}. "
words += f"relu is on, its slope is 1, so z₁ and b₁ get {to_h1:g} as well."
work = ["v1", "b1", "neuron 1"]
back("what arrives at h₁", words, work, h1=to_h1, z1=to_z1, b1=to_z1)

to_w11 = to_z1 * x1
words = f"What arrives at z₁, times the input: {to_z1:g} × {x1} = {to_w11:g}."
back("w₁₁’s gradient", words, ["w11"], w11=to_w11)

to_w12 = to_z1 * x2
words = f"The other input is {x2}: {to_z1:g} × {x2} = {to_w12:g}."
back("w₁₂’s gradient", words, ["w12"], w12=to_w12)

to_h2 = to_y * v2
words = f"To the second neuron: {to_y:g} × {v2} = {to_h2:g}. "
words += "But relu was off there."
back("what arrives at h₂", words, ["v2"], h2=to_h2)

to_z2 = to_h2 * 0  # relu was off
to_w21, to_w22 = to_z2 * x1, to_z2 * x2
words = f"relu was off, so its slope is 0: {to_h2:g} × 0 = 0. "
words += "Both weights and the bias get 0."
new = {"z2": to_z2, "w21": to_w21, "w22": to_w22, "b2": to_z2}
work = ["w21", "w22", "b2", "neuron 2"]
back("what arrives at z₂", words, work, **new)

# %% which are zero
zeros = [NAMES[name] for name in PARAMETERS if gradients[name] == 0]
into = ["w₂₁", "w₂₂", "b₂"]
if zeros == [*into, "v₂"]:
    which = "its weights in and out, and its bias"

# %% check
import torch

parameters = {
    name: torch.tensor(float(PARAMETERS[name])) for name in PARAMETERS
}
p = {name: number.requires_grad_() for name, number in parameters.items()}
first = torch.relu(p["w11"] * x1 + p["w12"] * x2 + p["b1"])
second = torch.relu(p["w21"] * x1 + p["w22"] * x2 + p["b2"])
((p["v1"] * first + p["v2"] * second + p["c"] - t) ** 2).backward()
for name, number in p.items():
    assert number.grad == gradients[name]
assert (z1 > 0, z2 > 0) == (True, False)
assert zeros == ["w₂₁", "w₂₂", "b₂", "v₂"] and which
assert len(sentences) == len(asks) == 12
