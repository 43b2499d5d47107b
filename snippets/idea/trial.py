"""The plainest way to learn: turn the dials at random, keep what helps."""

import random

x, t = 2, 5
dials = [3, 0.5]


def machine(x, dials):
    return dials[1] * (dials[0] * x)


def badness(dials):
    return (machine(x, dials) - t) ** 2


# %% try and keep
random.seed(0)
tries, kept = 200, 0
before = badness(dials)
for _ in range(tries):
    turned = [dial + random.uniform(-0.1, 0.1) for dial in dials]
    if badness(turned) < badness(dials):
        dials = turned
        kept += 1

after = badness(dials)
print(f"badness before {before:.6f}, after {after:.6f}")
print(f"dials {dials[0]:.3f} and {dials[1]:.3f}")
print(f"kept {kept} of {tries} tries")

# %% something else goes in
other = 4
comes_out = machine(other, dials)
print(f"{other} goes in, {comes_out:.3f} comes out")

# %% check
assert before == 4
assert after < 0.0001
assert abs(dials[0] * dials[1] - t / x) < 0.01  # 2.5, whatever the path
assert abs(comes_out - 2 * t) < 0.02
