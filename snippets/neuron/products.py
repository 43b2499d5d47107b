"""The same factor, multiplied by itself again and again."""

import matplotlib.pyplot as plt

from depth import TICKS, in_words

factors = [0.25, 0.5, 0.8, 1.25, 2]
words = [in_words(factor**30) for factor in factors]

# %% thirty layers that each take away a fifth
left = 0.8**30
answers = {0.5: "half", 0.1: "tenth", 0.001: "thousandth"}
for size, name in answers.items():
    if size / 2 < left < size * 2:
        after_fifths = f"about a {name}"

# %% drawn
figure, axes = plt.subplots(figsize=(4.8, 3.8))
layers = range(31)
for factor in [0.25, 0.5, 0.8, 1, 1.25, 2]:
    sizes = [factor**layer for layer in layers]
    (line,) = axes.plot(layers, sizes, linewidth=1.8)
    name = f"× {factor}"
    color = line.get_color()
    axes.text(30.6, sizes[-1], name, color=color, va="center", size=11.8)
axes.set(xlabel="layers walked back", ylabel="size of the gradient")
axes.set(yscale="log", xlim=(0, 38), xticks=[0, 10, 20, 30])
axes.set_yticks(list(TICKS), list(TICKS.values()))
axes.minorticks_off()
plt.show()

# %% check
assert 0.25**30 < 1e-18 and 2**30 > 1e9
assert words[4] == "1.1 billion times larger"
