"""The slope at three settings of the second dial."""

x, w1, t = 2, 3, 5
h = w1 * x
settings = [0.5, 5 / 6, 1]
slopes = [2 * (w2 * h - t) * h for w2 in settings]
for w2, slope in zip(settings, slopes):
    print(f"at w2 = {w2:.3f} the slope is {slope:5.1f}")


# %% check
def error(w2):
    return (w2 * (w1 * x) - t) ** 2


for w2, slope in zip(settings, slopes):
    assert abs((error(w2 + 1e-7) - error(w2)) / 1e-7 - slope) < 1e-4
