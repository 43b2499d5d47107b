"""What a layer has, and what it has not."""

from torch import nn

for kind in (nn.Linear, nn.ReLU, nn.Sequential, nn.Conv2d):
    print(
        f"{kind.__name__:10}",
        "forward:",
        hasattr(kind, "forward"),
        " backward:",
        hasattr(kind, "backward"),
    )

# %% check
assert not hasattr(nn.Module, "backward")
