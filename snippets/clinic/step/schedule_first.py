"""The schedule takes its step before the optimizer does."""

# %% message
import warnings

import torch

w = torch.nn.Parameter(torch.tensor(5.0))
optimizer = torch.optim.SGD([w], lr=0.4)
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, 1, gamma=0.5)
wrong = []
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    for _ in range(3):
        (w**2).backward()
        scheduler.step()
        wrong.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        optimizer.zero_grad()
message = str(caught[0].message)
print(f"UserWarning: {message}")

# %% mend
w = torch.nn.Parameter(torch.tensor(5.0))
optimizer = torch.optim.SGD([w], lr=0.4)
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, 1, gamma=0.5)
used = []
for _ in range(3):
    (w**2).backward()
    used.append(optimizer.param_groups[0]["lr"])
    optimizer.step()
    scheduler.step()
    optimizer.zero_grad()
print("rates:", used)

# %% both
rows = [
    {"step": n, "schedule first": before, "optimizer first": after}
    for n, (before, after) in enumerate(zip(wrong, used), start=1)
]

# %% check
assert message.startswith("Detected call of `lr_scheduler.step()` before")
assert used == [0.4, 0.2, 0.1]
assert wrong == [0.2, 0.1, 0.05]
