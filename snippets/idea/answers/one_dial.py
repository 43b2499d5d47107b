"""Turn only the second dial; the first stays at 3."""

x, t = 2, 5
w1, w2 = 3, 0.5

history = []
for _ in range(4):
    y = w2 * (w1 * x)
    history.append((y - t) ** 2)
    w2 = w2 - 0.01 * 2 * (y - t) * (w1 * x)
print(*(f"{badness:.5f}" for badness in history))

# %% check
assert history[0] == 4
assert sorted(history, reverse=True) == history
miss = -2 * (1 - 0.01 * 2 * 36)  # each step leaves 28 % of the miss
assert abs(history[1] - miss**2) < 1e-12
