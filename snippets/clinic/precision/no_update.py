"""A loop with a gradient scaler that is never updated."""

# %% message
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(3, 1)
x, target = torch.rand(8, 3), torch.rand(8, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.02)


def add_gradients(scaler):
    optimizer.zero_grad()
    with torch.autocast("cpu", dtype=torch.float16):
        prediction = model(x)
    loss = nn.functional.mse_loss(prediction.float(), target, reduction="sum")
    scaler.scale(loss).backward()
    return loss.item()


scaler = torch.amp.GradScaler("cpu")
try:
    for _ in range(2):
        add_gradients(scaler)
        scaler.step(optimizer)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
scaler = torch.amp.GradScaler("cpu")
losses = []
for _ in range(10):
    losses.append(add_gradients(scaler))
    scaler.step(optimizer)
    scaler.update()
print("factor:", scaler.get_scale())
print(f"loss: {losses[0]:.3f}, after ten steps {losses[-1]:.3f}")

# %% no mend
model.reset_parameters()
stuck = []
for _ in range(10):
    scaler = torch.amp.GradScaler("cpu")  # forgets what was too large
    stuck.append(add_gradients(scaler))
    scaler.step(optimizer)
print(f"loss: {stuck[0]:.3f}, after ten steps {stuck[-1]:.3f}")

# %% check
assert message == "step() has already been called since the last update()."
assert scaler.get_scale() == 65536
assert losses[-1] < losses[0] / 2
assert len(set(stuck)) == 1  # every step was skipped
