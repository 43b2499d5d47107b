"""The network of nine parameters, forward and back, by hand."""

x1, x2, t = 2, 1, 5

w11, w12, b1 = 3, -1, 1  # the first hidden neuron
w21, w22, b2 = 1, -3, 0  # the second
v1, v2, c = 0.5, 4, 0  # the output


def f(z):
    """The activation, relu."""
    return max(z, 0)


def f_slope(z):
    """Its local slope: 1 where it lets a number through, else 0."""
    return 1 if z > 0 else 0


# %% forward pass
z1 = w11 * x1 + w12 * x2 + b1
z2 = w21 * x1 + w22 * x2 + b2
h1 = f(z1)
h2 = f(z2)
y = v1 * h1 + v2 * h2 + c
m = y - t
e = m**2

# %% walk back
de_dy = 2 * m

de_dv1 = de_dy * h1
de_dv2 = de_dy * h2
de_dc = de_dy

de_dh1 = de_dy * v1
de_dh2 = de_dy * v2
de_dz1 = de_dh1 * f_slope(z1)
de_dz2 = de_dh2 * f_slope(z2)

de_dw11 = de_dz1 * x1
de_dw12 = de_dz1 * x2
de_db1 = de_dz1

de_dw21 = de_dz2 * x1
de_dw22 = de_dz2 * x2
de_db2 = de_dz2

gradients = {
    "output:": (de_dv1, de_dv2, de_dc),
    "first neuron:": (de_dw11, de_dw12, de_db1),
    "second neuron:": (de_dw21, de_dw22, de_db2),
}
for name, (first, second, bias) in gradients.items():
    print(f"{name:14} {first:zg} {second:zg} {bias:zg}")

# %% check
assert (y, e) == (3, 4)
assert (de_dv1, de_dv2, de_dc) == (-24, 0, -4)
assert (de_dw11, de_dw12, de_db1) == (-4, -2, -2)
assert (de_dw21, de_dw22, de_db2) == (0, 0, 0)


def error(w11):
    first = f(w11 * x1 + w12 * x2 + b1)
    return (v1 * first + v2 * h2 + c - t) ** 2


slope1 = f_slope(z1)
by_nudging = (error(w11 + 1e-6) - error(w11)) / 1e-6
assert abs(by_nudging - de_dw11) < 1e-4
