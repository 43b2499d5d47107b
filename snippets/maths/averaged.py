"""Two slopes at a fork: the mean, the larger one, the sum, and a nudge."""

h, w2, t = 6, 0.5, 5


def error(h):
    return (w2 * h + h - t) ** 2


de_dy = 2 * (w2 * h + h - t)
messages = [de_dy * w2, de_dy]
mean, larger, added = sum(messages) / 2, max(messages), sum(messages)
nudged = (error(h + 1e-6) - error(h)) / 1e-6
print("mean:  ", mean)
print("larger:", larger)
print("sum:   ", added)
print(f"nudged: {nudged:.4f}")

# %% check
assert abs(nudged - added) < 1e-3
assert abs(nudged - mean) > 1 < abs(nudged - larger)
