"""The same local slope, multiplied by itself again and again."""

import matplotlib.pyplot as plt

local_slopes = {"0.25": 0.25, "0.5": 0.5, "0.8": 0.8, "1": 1.0}
local_slopes |= {"1.25": 1.25, "2": 2.0}
layers = range(31)
slopes = {
    name: [local**layer for layer in layers]
    for name, local in local_slopes.items()
}
for name in ("0.25", "0.5", "0.8", "1.25", "2"):
    print(f"{name:>4} thirty times: {slopes[name][30]:.3g}")

# %% drawn
figure, axes = plt.subplots(figsize=(4.8, 3.6))
for name, line in slopes.items():
    axes.plot(layers, line, linewidth=1.8)
    axes.text(30.6, line[-1], f"× {name}", va="center", size=11.8)
axes.set(yscale="log", xlim=(0, 37), xticks=[0, 10, 20, 30])
axes.set(title="One message, thirty layers", xlabel="layers walked back")
axes.set(ylabel="size of the message", yticks=[1e-18, 1e-9, 1e0, 1e9])
axes.yaxis.set_major_formatter(lambda size, _: f"{size:.0e}")
plt.show()

# %% check
assert slopes["1"][30] == 1
assert slopes["0.25"][30] < 1e-18 and slopes["2"][30] > 1e9
