"""Carry a slope along with every value, from one weight to the end."""

x, w1, w2, t = 2, 3, 0.5, 5


def run(dw1, dw2):
    """Give w1 and w2 slopes; carry one along with each value, up to e."""
    h, dh = w1 * x, dw1 * x
    y, dy = w2 * h, dw2 * h + w2 * dh
    d, dd = y - t, dy
    de = 2 * d * dd
    print(f"h {dh:<3} y {dy:<5} d {dd:<5} e {de}")
    return de


print("slopes in w1:", end=" ")
de_dw1 = run(1, 0)
print("slopes in w2:", end=" ")
de_dw2 = run(0, 1)

# %% check
assert (de_dw1, de_dw2) == (-4, -24)
