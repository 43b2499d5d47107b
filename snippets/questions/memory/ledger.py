"""What training a small transformer holds in memory."""

import torch
from torch import nn
from torch.nn.attention import SDPBackend, sdpa_kernel

from live_memory import LiveMemory


def build(depth):
    layer = nn.TransformerEncoderLayer(64, 4, 256, 0.0, batch_first=True)
    return nn.TransformerEncoder(layer, depth, enable_nested_tensor=False)


def count_kept(batch=4, length=128, depth=2):
    """Megabytes of results that are alive after the forward pass."""
    model = build(depth)
    x = torch.randn(batch, length, 64)
    with LiveMemory() as memory:
        loss = model(x).square().mean()
        kept = memory.count() / 1e6
    del loss  # until here it kept them
    return kept


owned = sum(p.nbytes for p in build(depth=2).parameters()) / 1e6
sizes = {
    "parameters": owned,
    "gradients": owned,
    "Adam's two averages": 2 * owned,
    "saved values": count_kept(),
    "  batch doubled": count_kept(batch=8),
    "  depth doubled": count_kept(depth=4),
    "  length doubled": count_kept(length=256),
}
with sdpa_kernel(SDPBackend.MATH):  # every place with every other: a table
    sizes["saved, table of attention"] = count_kept()
    sizes["  length doubled, table"] = count_kept(length=256)
with torch.autocast("cpu", torch.bfloat16):
    sizes["saved, mixed precision"] = count_kept()
with torch.no_grad():
    sizes["saved, under no_grad"] = count_kept()
for name, size in sizes.items():
    print(f"{name:26}{size:6.2f} MB")

# %% check
saved = sizes["saved values"]
for name in ("  batch doubled", "  depth doubled", "  length doubled"):
    assert 1.9 < sizes[name] / saved < 2.1
tables = sizes["  length doubled, table"], sizes["saved, table of attention"]
assert tables[0] / tables[1] > 2.5
assert sizes["saved, mixed precision"] < 0.7 * saved
assert sizes["saved, under no_grad"] < 0.001
