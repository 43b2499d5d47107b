"""The weights themselves are turned into half precision."""

# %% message
import torch
from torch import nn

torch.manual_seed(0)
x, target = torch.rand(8, 3), torch.rand(8, 1)
model = nn.Linear(3, 1).half()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scaler = torch.amp.GradScaler("cpu")

loss = nn.functional.mse_loss(model(x.half()), target.half())
scaler.scale(loss).backward()
try:
    scaler.step(optimizer)
except ValueError as error:
    message = str(error)
    print(f"ValueError: {message}")

# %% mend
model = nn.Linear(3, 1)  # weights in float32
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scaler = torch.amp.GradScaler("cpu", init_scale=1024)
with torch.autocast("cpu", dtype=torch.float16):
    prediction = model(x)
    loss = nn.functional.mse_loss(prediction.float(), target)
scaler.scale(loss).backward()
scaler.unscale_(optimizer)
found = model.weight.grad.clone()
print(prediction.dtype, "gradient:", found)

# %% no mend
small = torch.full((3,), 1e-5, dtype=torch.float16, requires_grad=True)
(1e-3 * small).pow(2).sum().backward()  # without a scaler
print("gradient:", small.grad)

# %% check
assert message == "Attempting to unscale FP16 gradients."
exact = nn.functional.mse_loss(model(x), target)
(grad,) = torch.autograd.grad(exact, model.weight)
assert torch.allclose(found, grad, rtol=0.01, atol=1e-3)
assert torch.equal(small.grad, torch.zeros(3).half())  # 2e-11 in truth
