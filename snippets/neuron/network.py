"""A network of two inputs, two hidden neurons and one output, by hand."""

x1, x2, t = 2, 1, 5

w11, w12, b1 = 3, -1, 1  # the first hidden neuron
w21, w22, b2 = 1, -3, 0  # the second
v1, v2, c = 0.5, 4, 0  # the output


def f(z):
    """The activation, relu: what is below nought becomes nought."""
    return max(z, 0)


def f_slope(z):
    """Its local slope: 1 where it lets a number pass, else 0."""
    return 1 if z > 0 else 0


# %% forward pass
z1 = w11 * x1 + w12 * x2 + b1
z2 = w21 * x1 + w22 * x2 + b2
h1, h2 = f(z1), f(z2)
y = v1 * h1 + v2 * h2 + c
d = y - t
e = d**2
print(f"z {z1}, {z2}   h {h1}, {h2}   y {y}   e {e}")

# %% walk back
de_dy = 2 * d
de_dv1, de_dv2, de_dc = de_dy * h1, de_dy * h2, de_dy
de_dh1, de_dh2 = de_dy * v1, de_dy * v2
de_dz1, de_dz2 = de_dh1 * f_slope(z1), de_dh2 * f_slope(z2)
de_dw11, de_dw12, de_db1 = de_dz1 * x1, de_dz1 * x2, de_dz1
de_dw21, de_dw22, de_db2 = de_dz2 * x1, de_dz2 * x2, de_dz2
print("output:       ", de_dv1, de_dv2, de_dc)
print("first neuron: ", de_dw11, de_dw12, de_db1)
print("second neuron:", de_dw21, de_dw22, de_db2)

# %% check
import torch

dials = [w11, w12, b1, w21, w22, b2, v1, v2, c]
leaves = [torch.tensor(float(dial), requires_grad=True) for dial in dials]
p11, p12, q1, p21, p22, q2, r1, r2, s = leaves
first = torch.relu(p11 * x1 + p12 * x2 + q1)
second = torch.relu(p21 * x1 + p22 * x2 + q2)
((r1 * first + r2 * second + s - t) ** 2).backward()
assert [leaf.grad.item() for leaf in leaves] == [
    *(de_dw11, de_dw12, de_db1),
    *(de_dw21, de_dw22, de_db2),
    *(de_dv1, de_dv2, de_dc),
]
assert (y, e, de_dv1, de_dw11, de_dh1) == (3, 4, -24, -4, -2)
