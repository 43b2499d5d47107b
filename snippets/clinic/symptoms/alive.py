"""How many tensors are in memory after each step?"""

# %% symptom
import gc

import torch


def count_tensors():
    gc.collect()
    count = 0
    for thing in gc.get_objects():
        if issubclass(type(thing), torch.Tensor):
            count += 1
    return count


torch.manual_seed(0)
model = torch.nn.Linear(3, 1)
history = []
counts = []
for _ in range(5):
    loss = model(torch.ones(2, 3)).square().mean()
    loss.backward()
    history.append(loss)
    counts.append(count_tensors())
growth = [count - counts[0] for count in counts]
print("more than after the first step:", growth)

# %% cure
history, counts = [], []
for _ in range(5):
    loss = model(torch.ones(2, 3)).square().mean()
    loss.backward()
    history.append(loss.item())
    counts.append(count_tensors())
level = [count - counts[0] for count in counts]
print("more than after the first step:", level)

# %% check
assert growth == [0, 1, 2, 3, 4]
assert level == [0] * 5
