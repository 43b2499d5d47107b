"""The same two dials, the first one turned to 6: who is to blame now?"""

x, w2, t = 2, 0.5, 5
nudge = 0.0001


def badness(w1, w2):
    return (w2 * (w1 * x) - t) ** 2


for w1 in (3, 6):
    comes_out = w2 * (w1 * x)
    now = badness(w1, w2)
    blame_w1 = (badness(w1 + nudge, w2) - now) / nudge
    blame_w2 = (badness(w1, w2 + nudge) - now) / nudge
    print(f"first dial at {w1}: {comes_out:g} comes out,", end=" ")
    print(f"blame {blame_w1:+.2f} and {blame_w2:+.2f}")

# %% check
assert comes_out > t  # now it is too much, where it was too little
assert abs(blame_w1 - 2) < 0.01
assert abs(blame_w2 - 24) < 0.02
