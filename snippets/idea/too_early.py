"""What if the second dial is turned before it passes the message on?"""

x, w1, w2, t = 2, 3, 0.5, 5


def badness(w1, w2):
    return (w2 * (w1 * x) - t) ** 2


message = 2 * (w2 * (w1 * x) - t)
old = message * w2 * x  # passed on with the dial as it was
turned = w2 + 1.2
new = message * turned * x  # passed on with the dial already turned
nudged = (badness(w1 + 0.001, w2) - badness(w1 - 0.001, w2)) / 0.002

print(f"nudged                {nudged:6.2f}")
print(f"with the old dial     {old:6.2f}")
print(f"with the turned dial  {new:6.2f}")

# %% check
assert abs(old - nudged) < 1e-6
assert abs(new - nudged) > 1
