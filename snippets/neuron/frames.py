"""The walk through the network: four frames forward, six back."""

import matplotlib.pyplot as plt

from drawing import PARAMETERS, draw_shapes, write_gradient, write_value

values = dict(PARAMETERS)
gradients = {}
sentences = []


def frame(sentence, new_values, new_gradients):
    """Add numbers, and draw all there are; the new ones are bold."""
    values.update(new_values)
    gradients.update(new_gradients)
    axes = draw_shapes()
    for name, number in values.items():
        weight = "bold" if name in new_values else "normal"
        write_value(axes, name, number, weight)
    for name, number in gradients.items():
        weight = "bold" if name in new_gradients else "normal"
        write_gradient(axes, name, number, weight)
    plt.show()
    sentences.append(sentence.replace("-", "−"))


def forward(sentence, **new):
    frame(f"Forward. {sentence}", new, {})


def back(sentence, **new):
    frame(f"Back. {sentence}", {}, new)


x1, x2, t = 2, 1, 5
w11, w12, b1 = 3, -1, 1
w21, w22, b2 = 1, -3, 0
v1, v2, c = 0.5, 4, 0

# %% forward
forward(f"The inputs are {x1} and {x2}.", x1=x1, x2=x2)

z1 = w11 * x1 + w12 * x2 + b1
h1 = max(z1, 0)
words = f"First neuron: {w11} × {x1} + ({w12}) × {x2} + {b1} = {z1}. "
words += f"relu lets {h1} through."
forward(words, z1=z1, h1=h1)

z2 = w21 * x1 + w22 * x2 + b2
h2 = max(z2, 0)
words = f"Second neuron: {w21} × {x1} + ({w22}) × {x2} + {b2} = {z2}. "
words += f"relu makes it {h2}."
forward(words, z2=z2, h2=h2)

y = v1 * h1 + v2 * h2 + c
words = f"Output: {v1} × {h1} + {v2} × {h2} + {c} = {y:g}."
forward(words, y=y)

m = y - t
e = m**2
words = (
    f"The target is {t}: the miss is {y:g} - {t} = {m:g}, the error {e:g}."
)
forward(words, m=m, e=e)

# %% back
to_y = 2 * m
words = f"The gradient of the output: 2 × ({m:g}) = {to_y:g}."
back(words, y=to_y)

to_v1, to_v2, to_c = to_y * h1, to_y * h2, to_y
words = f"Each weight of the output: {to_y:g} × the answer it multiplied, "
words += f"{h1} and {h2}. The bias gets {to_y:g} as it is."
back(words, v1=to_v1, v2=to_v2, c=to_c)

to_h1, to_h2 = to_y * v1, to_y * v2
words = f"To each neuron: {to_y:g} × its weight, {v1} and {v2}."
back(words, h1=to_h1, h2=to_h2)

to_z1 = to_h1 * (1 if z1 > 0 else 0)
to_z2 = to_h2 * (1 if z2 > 0 else 0)
words = f"Through relu: the first was on, so {to_h1:g} × 1. "
words += f"The second was off, so {to_h2:g} × 0."
back(words, z1=to_z1, z2=to_z2)

to_w11, to_w12 = to_z1 * x1, to_z1 * x2
words = f"First neuron: {to_z1:g} × the inputs, {x1} and {x2}. "
words += f"Its bias gets {to_z1:g}."
back(words, w11=to_w11, w12=to_w12, b1=to_z1)

to_w21, to_w22 = to_z2 * x1, to_z2 * x2
words = "Second neuron: zero × the inputs. All its gradients are zero."
back(words, w21=to_w21, w22=to_w22, b2=to_z2)

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
zeros = {name for name in PARAMETERS if gradients[name] == 0}
assert zeros == {"w21", "w22", "b2", "v2"} and len(PARAMETERS) == 9
assert len(sentences) == 11
