"""The gradients are cleared between backward() and the step."""

# %% message
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(3, 1)
x, target = torch.rand(8, 3), torch.rand(8, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scaler = torch.amp.GradScaler("cpu", init_scale=1024)

loss = nn.functional.mse_loss(model(x), target)
scaler.scale(loss).backward()
optimizer.zero_grad()  # one line too late
try:
    scaler.step(optimizer)
except AssertionError as error:
    message = str(error)
    print(f"AssertionError: {message}")

# %% mend
scaler = torch.amp.GradScaler("cpu", init_scale=1024)
start = model.weight.detach().clone()
optimizer.zero_grad()
loss = nn.functional.mse_loss(model(x), target)
scaler.scale(loss).backward()
with_gradient = [n for n, p in model.named_parameters() if p.grad is not None]
print("have a gradient:", with_gradient)
scaler.step(optimizer)
scaler.update()
moved = model.weight.detach() - start
print("moved by:", moved)

# %% no mend
loss = nn.functional.mse_loss(model(x), target)
scaler.scale(loss).backward()
optimizer.zero_grad()
before = model.weight.detach().clone()
optimizer.step()  # past the scaler: no message
print("moved:", not torch.equal(model.weight, before))

# %% check
assert message == "No inf checks were recorded for this optimizer."
assert with_gradient == ["weight", "bias"]
again = nn.Linear(3, 1)
torch.manual_seed(0)
again.reset_parameters()
nn.functional.mse_loss(again(x), target).backward()
assert torch.allclose(moved, -0.1 * again.weight.grad, atol=1e-6)
assert torch.equal(model.weight, before)
