"""What a convolutional network saves for the backward pass."""

import torch
from torch import nn

from memory_report import saved_memory


def block(channels_in, channels_out):
    return nn.Sequential(
        nn.Conv2d(channels_in, channels_out, 3, padding=1),
        nn.BatchNorm2d(channels_out),
        nn.ReLU(),
        nn.MaxPool2d(2),
    )


with torch.device("meta"):  # tensors with shapes but no numbers
    model = nn.Sequential(block(3, 64), block(64, 128), nn.Flatten())
    images = torch.empty(256, 3, 224, 224)

# %% the report
with torch.device("meta"), saved_memory(model) as report:
    loss = model(images).sum()
print(report)

# %% its first block
first_block = 0
for name, size in report.layers().items():
    if name.startswith("0."):
        first_block += size
gigabytes = report.total / 1e9
share = first_block / report.total

# %% check
assert report.excluded()["inputs"] == images.numel() * 4
assert share > 0.6
