"""Start with the first dial at 6: the same rule, another place."""

x, wanted = 2, 5
start = 6


def learn(step_size):
    dial1, dial2 = start, 0.5
    errors = []
    for _ in range(4):
        h = dial1 * x
        y = dial2 * h
        errors.append((y - wanted) ** 2)
        message = 2 * (y - wanted)
        blame2 = message * h
        blame1 = message * dial2 * x
        dial1 = dial1 - step_size * blame1
        dial2 = dial2 - step_size * blame2
    return errors


hundredth, thousandth = learn(0.01), learn(0.001)
print("0.01: ", *(f"{error:.3f}" for error in hundredth))
print("0.001:", *(f"{error:.3f}" for error in thousandth))

# %% check
assert hundredth[0] == thousandth[0] == 1
assert hundredth[3] > hundredth[2] > hundredth[1] > 1
assert thousandth[3] < thousandth[2] < thousandth[1] < 1
grows = hundredth[-1] > hundredth[0]
does = "it grows" if grows else "it falls, but more slowly"
