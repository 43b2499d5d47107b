"""Nudge h on one path, on the other, and on both."""

h, w2, t = 6, 0.5, 5
nudge = 1e-6


def error(along_the_weight, as_it_is):
    return (w2 * along_the_weight + as_it_is - t) ** 2


e = error(h, h)
one = (error(h + nudge, h) - e) / nudge
other = (error(h, h + nudge) - e) / nudge
both = (error(h + nudge, h + nudge) - e) / nudge
print(f"through w2: {one:.4f}")
print(f"as it is:   {other:.4f}")
print(f"both:       {both:.4f}")

# %% by hand
d = w2 * h + h - t
de_dy = 2 * d
through, direct = de_dy * w2, de_dy
de_dh = through + direct

# %% check
assert (de_dy, through, direct, de_dh) == (8, 4, 8, 12)
assert abs(one - through) < 1e-4 and abs(other - direct) < 1e-4
assert abs(both - de_dh) < 1e-4
