"""Probabilities are kept away from zero and one, through `.data`."""

# %% fault
import torch

model = torch.nn.Linear(1, 1, dtype=torch.float64)
torch.nn.init.ones_(model.weight)
torch.nn.init.zeros_(model.bias)
x = torch.tensor([[-5.0], [0.0], [1.0]], dtype=torch.float64)

p = torch.sigmoid(model(x))  # sigmoid keeps its result for the way back
p.data.clamp_(0.1, 0.9)
p.log().sum().backward()
wrong = model.weight.grad.item()
print(f"through .data: {wrong:.4f}")

# %% mend
model.zero_grad()
p = torch.sigmoid(model(x))
p = p.clamp(0.1, 0.9)  # a new tensor, and an operation of the graph
p.log().sum().backward()
right = model.weight.grad.item()
print(f"with clamp():  {right:.4f}")


# %% check
def loss_at(weight):
    p = torch.sigmoid(weight * x).clamp(0.1, 0.9)
    return p.log().sum().item()


nudged = (loss_at(1 + 1e-6) - loss_at(1 - 1e-6)) / 2e-6
assert abs(right - nudged) < 1e-6
assert abs(wrong - nudged) > 1

p = torch.sigmoid(model(x))
p.detach().clamp_(0.1, 0.9)  # counted
refused = False
try:
    p.log().sum().backward()
except RuntimeError as error:
    refused = "modified by an inplace operation" in str(error)
assert refused
