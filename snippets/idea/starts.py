"""What should the gauge send back? Three candidates against the nudge."""

x, t = 2, 5
tiny = 0.0001


def badness(w1, w2):
    return (w2 * (w1 * x) - t) ** 2


def by_nudging(w1, w2):
    return (badness(w1, w2 + tiny) - badness(w1, w2 - tiny)) / (2 * tiny)


print("first dial   nudged   badness     miss   twice the miss")
table = []
for w1 in (3, 6):
    h = w1 * x
    miss = 0.5 * h - t
    blames = [start * h for start in (miss**2, miss, 2 * miss)]
    table.append([by_nudging(w1, 0.5), *blames])
    nudged, *others = table[-1]
    print(f"{w1:10} {nudged:8.1f}", *(f"{blame:9.1f}" for blame in others))

# %% check
assert all(abs(nudged - right) < 1e-6 for nudged, _, _, right in table)
assert all(abs(nudged - wrong) > 1 for nudged, wrong, _, _ in table)
assert all(abs(nudged - half) > 1 for nudged, _, half, _ in table)
