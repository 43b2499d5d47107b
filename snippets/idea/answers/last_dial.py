"""One dial is stuck at 3: where must the other be?"""

x, w1, t = 2, 3, 5

w2 = t / (w1 * x)
badness = (w2 * (w1 * x) - t) ** 2
print(f"second dial: {w2:.4f}  badness: {badness:g}")

# %% check
assert badness < 1e-30
assert abs(w2 - 5 / 6) < 1e-15
