"""Does the network first get the places near the coast right, or the rest?"""

import torch

from learner import accuracy, examples, learn, network

torch.manual_seed(0)
x, t, test_x, test_t = examples()
land, sea = x[t[:, 0] > 0], x[t[:, 0] < 0]
to_land = torch.cdist(test_x, land).amin(1)
to_sea = torch.cdist(test_x, sea).amin(1)
to_the_other = torch.where(test_t[:, 0] > 0, to_sea, to_land)
far = to_the_other > to_the_other.median()  # half of the places

# %% learn for a while
net = network()
learn(net, x, t, steps=300)
right_far = accuracy(net, test_x[far], test_t[far])
right_near = accuracy(net, test_x[~far], test_t[~far])
print("after 300 steps:")
print(f"far from the coast: {right_far:.0%} right")
print(f"near the coast:     {right_near:.0%} right")
if right_far > right_near:
    first = "wide land and open sea"
else:
    first = "the coast with its inlets"

# %% check
assert right_far > right_near + 0.1
assert 0.45 < far.double().mean() < 0.55
