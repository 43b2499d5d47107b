"""Two schedules, each told which epoch it is."""

# %% message
import warnings

import torch
from torch.optim.lr_scheduler import LinearLR, StepLR

w = torch.nn.Parameter(torch.tensor(5.0))


def make():
    optimizer = torch.optim.SGD([w], lr=1.0)
    warm_up = LinearLR(optimizer, start_factor=0.25, total_iters=3)
    decay = StepLR(optimizer, step_size=2, gamma=0.5)
    return optimizer, warm_up, decay


optimizer, warm_up, decay = make()
told = []
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    for epoch in range(1, 5):
        optimizer.step()
        warm_up.step(epoch)
        decay.step(epoch)
        told.append(optimizer.param_groups[0]["lr"])
message = str(caught[0].message)
print(f"UserWarning: {message}")

# %% mend
optimizer, warm_up, decay = make()
counted = []
for _ in range(4):
    optimizer.step()
    warm_up.step()
    decay.step()
    counted.append(optimizer.param_groups[0]["lr"])
print("rates:", [round(lr, 4) for lr in counted])

# %% both
rows = [
    {"epoch": n, "step()": plain, "step(epoch)": given}
    for n, (plain, given) in enumerate(zip(counted, told), start=1)
]

# %% check
assert message.startswith("The epoch parameter in `scheduler.step()` was")
by_both = [0.5 * 1, 0.75 * 0.5, 1 * 0.5, 1 * 0.25]
assert torch.allclose(torch.tensor(counted), torch.tensor(by_both))
by_decay = [1, 0.5, 0.5, 0.25]  # the warm-up is lost
assert torch.allclose(torch.tensor(told), torch.tensor(by_decay))
