"""From which step size on does the first step make things worse?"""

x, t = 2, 5


def after_one_step(step_size):
    w1, w2 = 3 + step_size * 4, 0.5 + step_size * 24
    return (w2 * (w1 * x) - t) ** 2


sizes = (0.01, 0.02, 0.03, 0.04)
for step_size in sizes:
    print(f"{step_size}: badness 4 -> {after_one_step(step_size):.4f}")

# %% check
assert after_one_step(0.02) < 4 < after_one_step(0.03)
