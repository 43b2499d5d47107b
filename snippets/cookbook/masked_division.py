"""A division by zero behind a mask, inside a model."""

import torch
from torch import nn

from nan_hunter import NanHunter, NotFinite


class UnitRows(nn.Module):
    """Scale each row to length 1, but leave a row of zeros alone."""

    def forward(self, x):
        lengths = x.norm(dim=1, keepdim=True)
        return torch.where(lengths > 0, x / lengths, x)


torch.manual_seed(0)
model = nn.Sequential(nn.Linear(4, 8, bias=False), UnitRows())
inputs = torch.randn(3, 4)
inputs[1] = 0  # one row is empty

# %% the hunt
try:
    with NanHunter():
        loss = model(inputs).sum()
        loss.backward()
except NotFinite as error:
    message = str(error)
    print(message)

# %% check
assert loss.isfinite()
assert message.startswith("DivBackward0 sent a gradient")
assert "x / lengths" in message
