"""A line is fitted, with predictions in a column and targets in a row."""

# %% message
import warnings

import torch
from torch import nn

torch.manual_seed(0)
x = torch.linspace(-1, 1, 4).unsqueeze(1)
target = 2 * x[:, 0]  # shape [4]
model = nn.Linear(1, 1)

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    loss = nn.functional.mse_loss(model(x), target)
message = str(caught[0].message)
print(f"UserWarning: {message}")


# %% mend
def fit(model, target):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    for _ in range(50):
        optimizer.zero_grad()
        nn.functional.mse_loss(model(x), target).backward()
        optimizer.step()
    return round(model.weight.item(), 3)


slope = fit(nn.Linear(1, 1), target.unsqueeze(1))
print("slope:", slope)

# %% no mend
warnings.simplefilter("ignore")
flat = fit(nn.Linear(1, 1), target)
print("slope:", abs(flat))

# %% pairs
rows = []
for value in target.tolist():  # predictions without any error
    row = {"prediction": round(value, 2)}
    for number, difference in enumerate(value - target, start=1):
        row[f"minus target {number}"] = round(difference.item(), 2)
    rows.append(row)

# %% check
assert message.startswith("Using a target size (torch.Size([4])) that is")
assert slope == 2
assert abs(flat) < 0.001
assert all(row[f"minus target {n}"] == 0 for n, row in enumerate(rows, 1))
assert sum(value != 0 for row in rows for value in row.values()) == 16
