"""Carry one slope along with every value, from a weight to the error."""

x, w1, w2, t = 2, 3, 0.5, 5


def slope_of_error(w1_slope, w2_slope):
    """How fast e changes if the weights change this fast."""
    h = w1 * x
    h_slope = w1_slope * x

    y = w2 * h
    y_slope = w2_slope * h + w2 * h_slope
    print("y:", w2_slope, "×", h, "+", w2, "×", h_slope, "=", y_slope)

    m = y - t
    m_slope = y_slope

    return 2 * m * m_slope  # of e, which is m squared


de_dw1 = slope_of_error(1, 0)  # w1 changes one for one, w2 stays
de_dw2 = slope_of_error(0, 1)
print("with respect to w1:", de_dw1)
print("with respect to w2:", de_dw2)

# %% check
assert (de_dw1, de_dw2) == (-4, -24)
