"""The second engine learns to square."""

from engine_forks import Number


# %% the rule
def square(a):
    return Number(a.value**2, [a], [2 * a.value])


# %% at work
x, w1 = Number(2), Number(3)
w2, t = Number(0.5), Number(5)
e = square(w2 * (w1 * x) - t)
e.backward()
print("slopes:", w1.slope, w2.slope)

# %% check
assert e.value == 4
assert (w1.slope, w2.slope) == (-4, -24)
