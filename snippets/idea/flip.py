"""The same two dials, the first one turned to 6: who is to blame now?"""

x, t = 2, 5
nudge = 0.01


def badness(w1, w2):
    return (w2 * (w1 * x) - t) ** 2


def blame(w1, w2):
    now = badness(w1, w2)
    return (
        (badness(w1 + nudge, w2) - now) / nudge,
        (badness(w1, w2 + nudge) - now) / nudge,
    )


turned = 6
before, after = blame(3, 0.5), blame(turned, 0.5)
print(f"first dial at 3: blame {before[0]:+.2f} and {before[1]:+.2f}")
print(f"first dial at {turned}: blame {after[0]:+.2f} and {after[1]:+.2f}")
comes_out = 0.5 * (turned * x)

# %% check
assert before[0] < 0 and before[1] < 0
assert after[0] > 0 and after[1] > 0
assert comes_out > t  # now it is too much, where it was too little
