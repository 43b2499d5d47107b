"""The same layers, with and without a path around each."""

import matplotlib.pyplot as plt
import torch

from depth import LAYERS, messages, network

plain = messages(network(1), torch.sigmoid)
around = messages(network(1), torch.sigmoid, residual=True)
print(f"plain:           times {plain[0] / plain[-1]:.1e} on the way back")
print(f"with paths:      times {around[0] / around[-1]:.2f}")

# %% drawn
figure, axes = plt.subplots(figsize=(4.8, 3.2))
for sizes, name, style in ((around, "with", "-"), (plain, "without", ":")):
    axes.plot(range(1, LAYERS + 1), sizes, style, label=f"{name} paths")
axes.set(yscale="log", title="Sigmoid, thirty layers", ylim=(1e-24, 1e2))
axes.set(xlabel="layer", ylabel="size of the message")
axes.set_yticks([1e-20, 1e-10, 1e0])
axes.legend(loc="lower right")
axes.yaxis.set_major_formatter(lambda size, _: f"{size:.0e}")
plt.show()

# %% check
assert 0.2 < around[0] / around[-1] < 5
assert plain[0] / plain[-1] < 1e-15
