"""Losses that leave w without a gradient, and such with a slope of zero."""

import torch

LOSSES = [
    "2 * other",
    "other * w.detach()",
    "other * torch.tensor(w.item())",
    "torch.sigmoid(w)",
    "torch.relu(-w)",
    "w.clamp(-1, 1)",
    "w.round()",
    "torch.sign(w)",
    "other * (0.0 * w)",
    "torch.relu(1 - w)",
]
REASONS = [
    "`w` is not used",
    "the path is cut",
    "the path is cut",
    "saturated",
    "a dead relu",
    "outside the range",
    "a step function",
    "a step function",
    "a weight of zero behind `w`",
    "the margin is kept: the loss is zero",
]

rows = []
gradients = []
for text, reason in zip(LOSSES, REASONS):
    w = torch.tensor(20.0, requires_grad=True)
    other = torch.tensor(3.0, requires_grad=True)
    names = {"torch": torch, "w": w, "other": other}
    exec(f"loss = {text}", names)
    names["loss"].backward()
    gradients.append(w.grad)
    grad = "None" if w.grad is None else f"{w.grad.item() + 0.0:.0f}"
    rows.append({"loss": f"`{text}`", "w.grad": grad, "because": reason})

# %% check
assert gradients[:3] == [None, None, None]
assert all(gradient == 0 for gradient in gradients[3:])
