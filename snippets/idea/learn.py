"""Find the blame, turn the dials against it, and again."""

x, wanted = 2, 5
dial1, dial2 = 3, 0.5
step_size = 0.01

history = []
for step in range(4):
    h = dial1 * x
    y = dial2 * h
    miss = y - wanted
    history.append(miss**2)
    print(f"{step}: dials {dial1:.4f} {dial2:.4f}  error {miss**2:.5f}")

    message = 2 * miss
    blame2 = message * h
    message = message * dial2
    blame1 = message * x

    dial1 = dial1 - step_size * blame1
    dial2 = dial2 - step_size * blame2

# %% check
first_once = 3 - step_size * -4
second_once = 0.5 - step_size * -24
comes_out = second_once * first_once * x
assert history[0] == 4
assert abs(history[1] - (comes_out - wanted) ** 2) < 1e-12
assert sorted(history, reverse=True) == history
assert abs(dial1 * dial2 - wanted / x) < 0.01
