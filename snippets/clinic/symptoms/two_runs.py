"""What is the first thing in which two runs differ?"""

# %% symptom
import random

import torch


def run(shuffle):
    torch.manual_seed(0)
    model = torch.nn.Linear(1, 1)
    seen = {"start": model.weight.detach().clone()}
    order = list(range(1000))
    shuffle(order)
    seen["batch"] = torch.tensor(order[:4], dtype=torch.float).unsqueeze(1)
    loss = model(seen["batch"]).square().mean()
    loss.backward()
    seen["loss"] = loss.detach()
    seen["gradient"] = model.weight.grad
    return seen


def first_difference(one, other):
    for name in one:
        if not torch.equal(one[name], other[name]):
            return name
    return None


def unseeded(order):
    random.shuffle(order)  # torch.manual_seed does not reach this


wrong = first_difference(run(unseeded), run(unseeded))
print("two runs differ first in:", wrong)


# %% cure
def seeded(order):
    random.Random(0).shuffle(order)


right = first_difference(run(seeded), run(seeded))
print("two runs differ first in:", right)

# %% check
assert wrong == "batch"
assert right is None
