"""Nudge w2 by so little that the computer's digits run out."""

import matplotlib.pyplot as plt
import torch


def ratio(nudge, number):
    """Change ÷ nudge, worked out in numbers of this kind."""
    h, w2, t = number(6), number(0.5), number(5)
    nudge = number(nudge)
    before = (w2 * h - t) ** 2
    after = ((w2 + nudge) * h - t) ** 2
    return float((after - before) / nudge)


# %% tensors have about seven digits, Python's numbers sixteen
nudges = []
single = []
double = []
for power in range(10):
    nudge = 10.0**-power
    nudges.append(nudge)
    single.append(ratio(nudge, torch.tensor))
    double.append(ratio(nudge, float))

print("nudge      a tensor  Python's own")
for nudge, one, two in zip(nudges, single, double):
    print(f"{nudge:<7.0e} {one:11.5f}  {two:12.8f}")


# %% how far from -24
def draw(number, style):
    used = []
    off = []
    for half in range(31):
        nudge = 10 ** (-half / 2)
        distance = abs(ratio(nudge, number) + 24)
        if distance > 0:
            used.append(nudge)
            off.append(distance)
    plt.loglog(used, off, style, markersize=7)


plt.figure(figsize=(4.3, 3.4))
draw(torch.tensor, "C1o")
draw(float, "C0s")
plt.text(3e-14, 100, "seven digits", color="C1")
plt.text(2e-13, 2e-8, "sixteen digits", color="C0")
plt.ylim(5e-9, 400)
plt.title("How far from −24 is change ÷ nudge?")
plt.xlabel("nudge")
plt.ylabel("distance from −24")
plt.xticks([1, 1e-5, 1e-10, 1e-15], ["1", "1e−5", "1e−10", "1e−15"])
plt.yticks([1, 1e-4, 1e-8], ["1", "1e−4", "1e−8"])
plt.minorticks_off()
plt.show()

# %% check
assert torch.tensor(0.5).dtype is torch.float32  # single precision
assert abs(single[3] + 24) < 0.05 < abs(single[6] + 24)
assert single[8] == 0  # w2 + nudge is w2
assert min(abs(two + 24) for two in double) < 1e-5
