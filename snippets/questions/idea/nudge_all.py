"""The gradient of a small network by nudges and by one walk back."""

import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(10, 30), nn.Tanh(), nn.Linear(30, 1))
x, target = torch.randn(20, 10), torch.randn(20, 1)
runs = 0


def find_loss():
    global runs
    runs += 1
    return ((model(x) - target) ** 2).mean()


find_loss().backward()
walked = torch.cat([weight.grad.flatten() for weight in model.parameters()])
total, inputs = len(walked), x.shape[1]
print(f"{total} gradients: 1 run forward and 1 walk back")


# %% a nudge for each weight
@torch.no_grad()
def find_slopes(nudge):
    slopes = []
    before = find_loss()
    for weight in model.parameters():
        numbers = weight.view(-1)
        for i in range(len(numbers)):
            old = numbers[i].item()
            numbers[i] = old + nudge
            slopes.append((find_loss() - before) / nudge)
            numbers[i] = old
    return torch.stack(slopes)


errors = {}
for nudge in (1.0, 1e-1, 1e-2, 1e-3, 1e-5, 1e-7):
    runs = 0
    off = (find_slopes(nudge) - walked).abs().max() / walked.abs().max()
    errors[nudge] = off.item()
    print(f"nudge {nudge:.0e}: {runs} runs, off by {off:.2%}")

best, largest = errors[1e-3], errors[1.0]

# %% check
assert runs == len(walked) + 1
assert errors[1e-3] < 0.01 < errors[1e-1] < errors[1.0]
assert errors[1e-3] < errors[1e-5] < errors[1e-7]
