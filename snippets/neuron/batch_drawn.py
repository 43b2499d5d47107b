"""Draws three examples in three lanes, on the way forward and back."""

import matplotlib.pyplot as plt

from lanes import PARAMETERS, c, cell, error, h, lane
from lanes import lane_in_numbers, minus, miss, squares, start, summed
from lanes import t, to_c, to_v, totals, v, y


def frame(sentence, forward, back, new=(), summed=False, added=False):
    """The lanes with what has gone forward and back.

    `forward` and `back` have the columns of each lane that are reached,
    and `new` has the pairs of a lane and a column that are new.
    """
    on_the_way_back = any(back)
    start()
    for i in range(3):
        lane(i)
        for name, (value, gradient) in lane_in_numbers(i).items():
            value = value if name in forward[i] else ""
            gradient = gradient if name in back[i] else ""
            kinds = []
            if (i, name) in new:
                kinds.append("gradient" if on_the_way_back else "value")
            cell(name, i, value, gradient, kinds)
    total = minus(error.item()) if summed else ""
    one = minus(error.grad.item()) if on_the_way_back else ""
    kinds = [] if on_the_way_back else ["value"]
    cell("sum", 1, total, one, kinds)
    totals(added)
    plt.show()
    sentences.append(sentence)


# %% forward and back
sentences = []


def multiplied(i):
    """How one lane goes forward, in words."""
    line = f"{minus(v[0, 0].item())} × {minus(h[i, 0].item())} + "
    line += f"{minus(v[0, 1].item())} × {minus(h[i, 1].item())} + "
    line += f"{minus(c.item())} = {minus(y[i].item())}"
    away = f"{minus(y[i].item())} − {minus(t[i].item())}"
    line += f". The miss is {away} = {minus(miss[i].item())}"
    return f"Lane {i + 1}: {line}, "


INPUTS = ["h₁", "h₂", *PARAMETERS]
OUTPUTS = ["y", "miss", "square"]
WHOLE = INPUTS + OUTPUTS
nothing = [[], [], []]

line = "Each example has a lane, and v₁, v₂ and c stand in all three."
frame(line, [INPUTS] * 3, nothing)
line = f"{multiplied(0)}its square {minus(squares[0].item())}."
done = [(0, name) for name in OUTPUTS]
frame(line, [WHOLE, INPUTS, INPUTS], nothing, done)
line = f"{multiplied(1)}its square {minus(squares[1].item())}. "
line += "In lane 3, all are zero. "
done = [(i, name) for i in (1, 2) for name in OUTPUTS]
line += f"The lanes meet in the sum: {summed(squares)}."
frame(line, [WHOLE] * 3, nothing, done, summed=True)


def back(sentence, reached, new=(), added=False):
    """A frame of the way back."""
    frame(sentence, [WHOLE] * 3, reached, new, True, added)


line = "Back. The sum sends the same to every square. "
back(line + "What does a square send to its miss?", [["square"]] * 3)
misses = [(i, name) for i in range(3) for name in ("y", "miss")]
line = "Twice the miss, in each lane, and the same at y. "
line += "What does lane 1 send to v₁, to v₂ and to c?"
back(line, [OUTPUTS] * 3, misses)


def sent(i):
    """What a lane sends to the parameters, in words."""
    upstream = minus(y.grad[i].item())
    parts = []
    for j, name in enumerate(("v₁", "v₂")):
        line = f"{upstream} × {minus(h[i, j].item())}"
        parts.append(f"{line} = {minus(to_v[i, j].item())} to {name}")
    return f"Lane {i + 1}: {parts[0]}, {parts[1]}, and {upstream} to c."


SENT = [*PARAMETERS, *OUTPUTS]
done = [(0, name) for name in PARAMETERS]
reached = [SENT, OUTPUTS, OUTPUTS]
back(f"{sent(0)} What does lane 2 send?", reached, done)
done = [(i, name) for i in (1, 2) for name in PARAMETERS]
line = f"{sent(1)} Lane 3 sends zeros. What do v₁, v₂ and c get?"
back(line, [SENT] * 3, done)
line = f"v₁ gets {summed(to_v[:, 0])}, v₂ gets {summed(to_v[:, 1])}, "
back(line + f"and c gets {summed(to_c)}.", [SENT] * 3, added=True)
asks = [""] * 4  # the way forward, and what the sum sends
asks += ["a miss’s gradient", "what lane 1 sends", "what lane 2 sends"]
asks += ["a parameter’s gradient"]

# %% check
assert len(sentences) == len(asks) == 8
assert sentences[-1].startswith("v₁ gets −24 + 8 + 0 = −16")
