"""LBFGS in a loop that was written for Adam."""

# %% message
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(2, 1)
x = torch.rand(20, 2)
target = x @ torch.tensor([[2.0], [-3.0]]) + 1
optimizer = torch.optim.LBFGS(model.parameters())

loss = nn.functional.mse_loss(model(x), target)
loss.backward()
try:
    optimizer.step()
except TypeError as error:
    message = str(error)
    print(f"TypeError: {message}")


# %% mend
def closure():
    optimizer.zero_grad()
    loss = nn.functional.mse_loss(model(x), target)
    loss.backward()
    return loss


for _ in range(3):
    loss = optimizer.step(closure)
fitted = [round(v, 2) for v in (*model.weight[0].tolist(), model.bias.item())]
print("weights and bias:", fitted, f"loss: {loss.item():.6f}")

# %% no mend
model.reset_parameters()
optimizer = torch.optim.LBFGS(model.parameters())
loss = nn.functional.mse_loss(model(x), target)
loss.backward()


def returns_the_loss():
    return loss  # computes nothing


for _ in range(3):
    optimizer.step(returns_the_loss)  # the same gradient each time
end = nn.functional.mse_loss(model(x), target).item()
print(f"loss: {loss.item():.2f}, after three steps {end:.2f}")

# %% check
assert "missing 1 required positional argument: 'closure'" in message
assert fitted == [2.0, -3.0, 1.0]
assert end > 1
