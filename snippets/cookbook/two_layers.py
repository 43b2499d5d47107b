"""The graph of a small network and its loss."""

import matplotlib.pyplot as plt
import torch
from torch import nn

from graph_drawing import draw

model = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 1))
inputs, targets = torch.ones(2, 3), torch.ones(2, 1)
loss = nn.functional.mse_loss(model(inputs), targets)
figure = draw(loss, dict(model.named_parameters()))
plt.show()

# %% check
labels = [text.get_text() for text in figure.axes[0].texts]
assert "0.weight\n[4, 3]" in labels
assert "MseLossBackward0" in labels
