"""The diamond, in which b runs when its first message has come."""

a = 2
b, c = 3 * a, 5 * a

to_b = 1  # from the addition
to_a = to_b * 3  # b runs now
to_c = 1 * b  # from the multiplication
to_b += 1 * c  # and b, which has run, hears this
to_a += to_c * 5
print("slope of q in a:", to_a, " and", to_b - 1, "stays with b")


# %% check
def whole(a):
    return 3 * a * 5 * a + 3 * a


truth = (whole(a + 1e-6) - whole(a)) / 1e-6
assert abs(truth - 63) < 1e-3
assert to_a == 33
assert abs(truth - (to_a + (to_b - 1) * 3)) < 1e-3
