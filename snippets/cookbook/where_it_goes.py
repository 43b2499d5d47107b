"""What a network of convolutions would save, without the memory to run it."""

import torch
from torch import nn

from memory_report import saved_memory


def block(wide, out):
    return nn.Sequential(
        nn.Conv2d(wide, out, 3, padding=1),
        nn.BatchNorm2d(out),
        nn.ReLU(),
        nn.MaxPool2d(2),
    )


with torch.device("meta"):  # tensors with a shape and without numbers
    model = nn.Sequential(
        block(3, 64), block(64, 128), nn.Flatten(), nn.LazyLinear(10)
    )
    images = torch.empty(256, 3, 224, 224)
    model(images)  # LazyLinear finds out how wide it must be
    with saved_memory(model) as report:
        loss = model(images).logsumexp(1).mean()
print(report)

gigabytes = report.total / 1e9
first = sum(
    size for name, size in report.layers().items() if name[:2] == "0."
)
share = first / report.total

# %% check
assert report.anyhow()["inputs"] == images.numel() * 4
assert share > 0.6
