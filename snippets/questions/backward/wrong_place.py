"""zero_grad() in three places of the loop."""

import torch


def train(place):
    w = torch.tensor(0.5, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=0.01)
    for _ in range(3):
        if place == "before backward":
            optimizer.zero_grad()
        loss = (w * 6 - 5) ** 2
        loss.backward()
        if place == "before step":
            optimizer.zero_grad()
        optimizer.step()
        if place == "after step":
            optimizer.zero_grad()
    return w.item()


ends = {}
for place in ("before backward", "after step", "before step"):
    ends[place] = train(place)
    print(f"{place:15} w = {ends[place]:.4f}")

# %% check
assert ends["before backward"] == ends["after step"] > 0.8
assert ends["before step"] == 0.5
