"""Which layers may stand before an in-place relu, and what it saves."""

# %% in place
import torch
from torch import nn

LAYERS = {
    "`nn.Conv2d`": nn.Conv2d(2, 2, 1),
    "`nn.BatchNorm2d`": nn.BatchNorm2d(2),
    "`nn.Sigmoid`": nn.Sigmoid(),
    "`nn.Softmax(dim=1)`": nn.Softmax(dim=1),
}

rows = []
for name, layer in LAYERS.items():
    x = torch.randn(4, 2, 3, 3, requires_grad=True)
    y = nn.ReLU(inplace=True)(layer(x))
    try:
        y.sum().backward()
        outcome = "works"
    except RuntimeError:
        outcome = "error"
    rows.append({"before `nn.ReLU(inplace=True)`": name, "backward": outcome})

# %% and after it
h = nn.ReLU(inplace=True)(nn.Linear(2, 2)(torch.ones(1, 2)))
h += 1  # relu has saved its result
try:
    h.sum().backward()
except RuntimeError as error:
    message = str(error)
    print(message.split(": ", maxsplit=1)[0])

# %% check
results = [row["backward"] for row in rows]
assert results == ["works", "works", "error", "error"]
assert "modified by an inplace operation" in message
