"""Half-precision gradients, a scaler, and what is lost without it."""

# %% the type of a gradient
import torch
from torch import nn

x = torch.tensor([[0.001]])
half = nn.Linear(1, 1, bias=False).half()
half(x.half()).sum().backward()
print("half():  ", half.weight.grad.dtype)

full = nn.Linear(1, 1, bias=False)
with torch.autocast("cpu", dtype=torch.float16):
    y = full(x)
y.sum().backward()
print("autocast:", full.weight.grad.dtype, "by way of", y.dtype)

# %% dividing by the scale
scale = 65536.0
gradient = 3e-8  # of the loss, without the scale
scaled = torch.tensor(gradient * scale)
unscaled = (scaled.half() / scale).item(), (scaled.float() / scale).item()
print(f"3e-8, divided as float16: {unscaled[0]:.1e}")
print(f"3e-8, divided as float32: {unscaled[1]:.1e}")
second = torch.tensor(1e-8 * scale).half() / scale
print(f"1e-8, divided as float16: {second:.1e}")

# %% the first step
net = nn.Linear(1, 1, bias=False)
at_first = net.weight.item()
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
scaler = torch.amp.GradScaler("cpu")
with torch.autocast("cpu", dtype=torch.float16):
    loss = net(torch.ones(1, 1)).sum()
scaler.scale(loss).backward()
overflow = net.weight.grad.item()
print("gradient", overflow, "with the scale", scaler.get_scale())
scaler.step(optimizer)
scaler.update()
print("stepped:", net.weight.item() != at_first, end=", ")
print("the next scale:", scaler.get_scale())

# %% check
assert overflow == float("inf")
assert net.weight.item() == at_first
assert scaler.get_scale() == scale / 2
assert half.weight.grad.dtype == torch.float16 == y.dtype
assert full.weight.grad.dtype == torch.float32
assert abs(unscaled[0] / gradient - 1) > 0.5
assert abs(unscaled[1] / gradient - 1) < 1e-6
assert second == 0
