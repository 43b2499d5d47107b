"""Start with the first dial at 6: which way do the dials turn?"""

x, t = 2, 5
w1, w2 = 6, 0.5
start = (w1, w2)

for _ in range(20):
    h = w1 * x
    message = 2 * (w2 * h - t)
    blame_w1, blame_w2 = message * w2 * x, message * h
    w1, w2 = w1 - 0.005 * blame_w1, w2 - 0.005 * blame_w2

badness = (w2 * (w1 * x) - t) ** 2
print(f"dials {w1:.4f} and {w2:.4f}, badness {badness:.1e}")

# %% check
assert w1 < start[0] and w2 < start[1]
assert badness < 1e-6
