"""A neuron with a tanh learns, in Python alone."""

from engine import Number

w, b = Number(0.5), Number(0)
losses = []
for _ in range(4):
    y = (w * 2 + b).tanh()
    loss = (y - 0.2) ** 2
    loss.backward()
    print(round(loss.value, 5))
    losses.append(loss.value)
    for parameter in (w, b):
        parameter.value -= 0.1 * parameter.slope
        parameter.slope = None  # start the next sum afresh

# %% check
import math

u, c = 0.5, 0
for loss in losses:
    y = math.tanh(u * 2 + c)
    assert abs(loss - (y - 0.2) ** 2) < 1e-12
    to_sum = 2 * (y - 0.2) * (1 - y**2)
    u, c = u - 0.1 * to_sum * 2, c - 0.1 * to_sum
assert losses == sorted(losses, reverse=True)
