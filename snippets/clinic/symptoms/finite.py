"""What is the first thing that is not finite?"""

# %% symptom
import torch
from torch import nn


def first_not_finite(model, inputs, targets):
    loss = nn.functional.mse_loss(model(inputs), targets)
    things = {"inputs": inputs, "targets": targets}
    things.update(model.named_parameters())
    things["loss"] = loss
    for name, tensor in things.items():
        if not tensor.isfinite().all():
            return name
    model.zero_grad()
    loss.backward()
    for name, p in model.named_parameters():
        if p.grad is not None and not p.grad.isfinite().all():
            return f"gradient of {name}"
    return None


torch.manual_seed(0)
model = nn.Linear(2, 1)
table = torch.tensor([[1.0, 2.0], [3.0, torch.nan], [5.0, 4.0]])
targets = torch.tensor([[1.0], [2.0], [3.0]])
culprit = first_not_finite(model, table, targets)
print("not finite:", culprit)

# %% cure
complete = table.isfinite().all(dim=1)
mended = first_not_finite(model, table[complete], targets[complete])
print("not finite:", mended)

# %% check
assert culprit == "inputs"
assert mended is None
assert complete.tolist() == [True, False, True]
broken = nn.Linear(2, 1)
nn.init.constant_(broken.weight, torch.inf)
assert first_not_finite(broken, table[complete], targets[:2]) == "weight"
