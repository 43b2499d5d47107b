"""A rate that rises and falls once, over steps counted by hand."""

# %% message
import torch
from torch.utils.data import DataLoader


def train(total_steps):
    """The learning rate of each step."""
    w = torch.nn.Parameter(torch.tensor(5.0))
    optimizer = torch.optim.SGD([w], lr=0.1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, max_lr=0.1, total_steps=total_steps
    )
    rates = []
    for _ in range(epochs):
        for batch in loader:
            loss = ((w - batch) ** 2).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            rates.append(optimizer.param_groups[0]["lr"])
            schedule.step()
    return rates


data = torch.arange(9.0)
loader = DataLoader(data, batch_size=2)
epochs = 2
try:
    train(total_steps=epochs * (len(data) // 2))
except ValueError as error:
    message = str(error)
    print(f"ValueError: {message}")

# %% mend
rates = train(total_steps=epochs * len(loader))
print(f"the highest rate: {max(rates):.3f}")
print(f"the last rate: {rates[-1]:.7f}")

# %% no mend
long = train(total_steps=1000)
print(f"the highest rate: {max(long):.3f}")
print(f"the last rate: {long[-1]:.7f}")

# %% check
assert message.endswith("The specified number of total steps is 8")
assert len(rates) == 10
assert abs(max(rates) - 0.1) < 1e-12
assert abs(rates[-1] - 0.1 / 25 / 1e4) < 1e-12  # the lowest rate of all
assert max(long) == long[-1] < 0.005
