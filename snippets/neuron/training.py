"""The network learns the coast of Vancouver Island."""

import matplotlib.pyplot as plt
import torch

from learner import accuracy, examples, learn, network

torch.manual_seed(0)
x, t, test_x, test_t = examples()
net = network()
parameters = sum(p.numel() for p in net.parameters())
places = len(x)
print(f"{places:,} places, {parameters:,} parameters")

# %% learn
steps, part = 3000, 200
losses = []
tested = [accuracy(net, test_x, test_t)]
for done in range(part, steps + 1, part):
    losses += learn(net, x, t, steps=part)
    tested.append(accuracy(net, test_x, test_t))
    if done % 1000 == 0:
        recent = sum(losses[-part:]) / part
        print(f"step {done}: loss {recent:.3f}")
        print(f"right on {tested[-1]:.1%} of the test")

learned = accuracy(net, x, t)
land = (test_t > 0).double().mean().item()

# %% drawn
figure, axes = plt.subplots(figsize=(4.8, 3.0))
each = 20
means = torch.tensor(losses).reshape(-1, each).mean(1)
axes.plot(range(each, steps + 1, each), means, linewidth=1.5)
axes.set(ylim=(0, None), xlabel="steps", ylabel=f"mean loss of {each} steps")
plt.show()

# %% check
assert parameters == 2 * 32 + 32 + 32 * 32 + 32 + 32 + 1
assert tested[-1] > 0.89 > 0.6 > tested[0]
assert abs(land - (test_t == 1).sum().item() / 2000) < 1e-12
