"""Start with the first dial at 6: the same step size, another place."""

x, t = 2, 5


def learn(step_size):
    w1, w2 = 6, 0.5
    history = []
    for _ in range(4):
        h = w1 * x
        message = 2 * (w2 * h - t)
        history.append((w2 * h - t) ** 2)
        blame_w1, blame_w2 = message * w2 * x, message * h
        w1, w2 = w1 - step_size * blame_w1, w2 - step_size * blame_w2
    return history


hundredth, thousandth = learn(0.01), learn(0.001)
print("0.01  ", *(f"{badness:7.3f}" for badness in hundredth))
print("0.001 ", *(f"{badness:7.3f}" for badness in thousandth))

# %% check
assert hundredth[0] == thousandth[0] == 1
assert hundredth[3] > hundredth[2] > hundredth[1] > 1
assert thousandth[3] < thousandth[2] < thousandth[1] < 1
