"""A slope that has nearly vanished, and what a nudge says of it."""

import torch


def ten_layers(h):
    for _ in range(10):
        h = torch.sigmoid(h)
    return h


h = torch.tensor(0.5, dtype=torch.float64, requires_grad=True)
ten_layers(h).backward()
nudge = 1e-3
with torch.no_grad():
    change = ten_layers(h + nudge) - ten_layers(h - nudge)
by_nudging = (change / (2 * nudge)).item()
print(f"walking back {h.grad.item():.4e}   nudging {by_nudging:.4e}")

# %% check
assert abs(by_nudging / h.grad.item() - 1) < 1e-5
assert h.grad < 1e-6
