"""What should the gauge send back? Three candidates against the nudge."""

x, w2, t = 2, 0.5, 5
tiny = 0.0001


def badness(w1, w2):
    return (w2 * (w1 * x) - t) ** 2


rows = []
for w1 in (3, 6):
    h = w1 * x
    miss = w2 * h - t
    change = badness(w1, w2 + tiny) - badness(w1, w2 - tiny)
    rows.append((change / (2 * tiny), miss**2 * h, miss * h, 2 * miss * h))

print("blame of the second dial, with the first at 3 and at 6:")
for name, *blames in zip(("nudged", "badness", "miss", "2 x miss"), *rows):
    print(f"{name:9} {blames[0]:6.1f} {blames[1]:6.1f}")

# %% check
for nudged, from_badness, from_miss, from_twice in rows:
    assert abs(nudged - from_twice) < 1e-6
    assert abs(nudged - 2 * from_miss) < 1e-6  # half of it
    assert abs(nudged - from_badness) > 1
assert rows[0][1] * rows[0][0] < 0  # the wrong sign
