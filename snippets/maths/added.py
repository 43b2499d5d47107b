"""What the links of w1 make together: nudge, add, multiply."""

x, w1, w2, t = 2, 3, 0.5, 5


def error(w1):
    return (w2 * (w1 * x) - t) ** 2


links = [x, w2, 1, 2 * (w2 * (w1 * x) - t)]
nudged = (error(w1 + 1e-6) - error(w1)) / 1e-6
added = sum(links)
multiplied = 1
for link in links:
    multiplied *= link
print(f"nudged {nudged:.4f}  added {added}  multiplied {multiplied}")

# %% check
assert abs(nudged - multiplied) < 1e-4 < abs(nudged - added)
