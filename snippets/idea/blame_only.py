"""Pass the blame back a hundred times and turn nothing."""

x, t = 2, 5
w1, w2 = 3, 0.5

for _ in range(100):
    h = w1 * x
    message = 2 * (w2 * h - t)
    blame_w2 = message * h
    blame_w1 = message * w2 * x

print("blame:  ", blame_w1, blame_w2)
print("dials:  ", w1, w2)
print("badness:", (w2 * (w1 * x) - t) ** 2)

# %% the same blame, another way to step: all dials by the same amount
for _ in range(40):
    h = w1 * x
    message = 2 * (w2 * h - t)
    blames = message * w2 * x, message * h
    w1, w2 = [
        dial + (0.01 if blame < 0 else -0.01)
        for dial, blame in zip((w1, w2), blames)
    ]

badness = (w2 * (w1 * x) - t) ** 2
print(f"with fixed steps of 0.01: badness {badness:.4f}")

# %% check
assert (blame_w1, blame_w2) == (-4, -24)
assert badness < 0.05 < 4
