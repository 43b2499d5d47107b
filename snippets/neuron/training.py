"""The network learns the coast of Vancouver Island."""

import torch

from learner import accuracy, examples, learn, network

torch.manual_seed(0)
x, t, test_x, test_t = examples()
net = network()
parameters = sum(p.numel() for p in net.parameters())
places = len(x)
print(f"{places:,} places, {parameters:,} parameters")

# %% learn
steps, part = 3000, 1000
tested = [accuracy(net, test_x, test_t)]
for done in range(part, steps + 1, part):
    losses = learn(net, x, t, steps=part)
    tested.append(accuracy(net, test_x, test_t))
    recent = sum(losses[-200:]) / 200
    print(f"step {done}: loss {recent:.3f}")
    print(f"right on {tested[-1]:.1%} of the test")

learned = accuracy(net, x, t)
land = (test_t > 0).double().mean().item()

# %% check
assert parameters == 2 * 32 + 32 + 32 * 32 + 32 + 32 + 1
assert tested[-1] > 0.89 > 0.6 > tested[0]
assert f"{tested[-1]:.1%}" == f"{learned:.1%}"  # the page says so
assert abs(land - (test_t == 1).sum().item() / 2000) < 1e-12
