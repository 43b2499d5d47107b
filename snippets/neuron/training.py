"""The network learns the coast of Vancouver Island."""

import matplotlib.pyplot as plt
import torch

from learner import accuracy, examples, learn, network

torch.manual_seed(0)
x, t, test_x, test_t = examples()
net = network()
dials = sum(dial.numel() for dial in net.parameters())
steps, places = 15 * 200, len(x)
print(f"{places:,} places to learn from, {dials:,} dials")

# %% learn
errors, tested = [], [accuracy(net, test_x, test_t)]
for _ in range(steps // 200):
    errors += learn(net, x, t, steps=200)
    tested.append(accuracy(net, test_x, test_t))
    if len(tested) % 5 == 1:
        recent = sum(errors[-200:]) / 200
        print(f"step {len(errors):4}: error {recent:.3f}", end="   ")
        print(f"right on {tested[-1]:.1%} of the test")

learned = accuracy(net, x, t)

# %% drawn
figure, axes = plt.subplots(figsize=(4.8, 3.2))
each = 20
means = torch.tensor(errors).reshape(-1, each).mean(1)
axes.plot(range(each, steps + 1, each), means, color="C0", linewidth=1.5)
axes.set(title="The error on its way down", ylim=(0, None))
axes.set(xlabel="steps", ylabel=f"mean error of {each} steps")
plt.show()

# %% check
assert dials == 2 * 32 + 32 + 32 * 32 + 32 + 32 + 1
assert tested[-1] > 0.89 > 0.6 > tested[0]
