"""From which step size on does the first step make things worse?"""

x, wanted = 2, 5


def error_after_one_step(step_size):
    dial1 = 3 + step_size * 4
    dial2 = 0.5 + step_size * 24
    y = dial2 * (dial1 * x)
    return (y - wanted) ** 2


sizes = (0.01, 0.02, 0.03, 0.04)
for step_size in sizes:
    error = error_after_one_step(step_size)
    print(f"step size {step_size}: error 4 -> {error:.4f}")

# %% check
assert error_after_one_step(0.02) < 4 < error_after_one_step(0.03)
