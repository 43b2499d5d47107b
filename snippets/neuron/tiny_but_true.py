"""A gradient that has nearly vanished, compared with a nudge."""

import torch


def ten_sigmoids(h):
    for _ in range(10):
        h = torch.sigmoid(h)
    return h


h = torch.tensor(0.5, dtype=torch.float64, requires_grad=True)
ten_sigmoids(h).backward()
gradient = h.grad.item()

nudge = 0.001
with torch.no_grad():
    change = ten_sigmoids(h + nudge) - ten_sigmoids(h - nudge)
by_nudging = (change / (2 * nudge)).item()
print(f"walked back: {gradient:.10f}")
print(f"nudged:      {by_nudging:.10f}")

# %% check
assert abs(by_nudging / gradient - 1) < 1e-5
assert gradient < 1e-6
