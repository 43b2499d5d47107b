"""Two slopes at a fork: the mean, the larger one, the sum, and a nudge."""

h, w2, t = 6, 0.5, 5


def error(h):
    return (w2 * h + h - t) ** 2


de_dy = 2 * (w2 * h + h - t)
messages = [de_dy * w2, de_dy]
nudged = (error(h + 1e-6) - error(h)) / 1e-6
print("mean:  ", sum(messages) / 2)
print("larger:", max(messages))
print("sum:   ", sum(messages))
print(f"nudged: {nudged:.4f}")

# %% check
assert abs(nudged - sum(messages)) < 1e-3
