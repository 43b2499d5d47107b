"""Find the blame, turn the dials against it, again and again."""

x, t = 2, 5
w1, w2 = 3, 0.5
step_size = 0.01

history = []
for step in range(4):
    h = w1 * x
    y = w2 * h
    history.append((y - t) ** 2)
    print(f"{step}: dials {w1:.4f} {w2:.4f}, badness {history[step]:.5f}")

    message = 2 * (y - t)
    blame_w2 = message * h
    blame_w1 = message * w2 * x

    w1 = w1 - step_size * blame_w1
    w2 = w2 - step_size * blame_w2

# %% check
assert history[0] == 4
w1_once = 3 - step_size * -4
w2_once = 0.5 - step_size * -24
assert abs(history[1] - (w2_once * w1_once * x - t) ** 2) < 1e-12
assert sorted(history, reverse=True) == history
assert abs(w1 * w2 - t / x) < 0.01
