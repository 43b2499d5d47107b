"""A model in eval() mode still records."""

import torch

model = torch.nn.Sequential(torch.nn.Linear(1, 1), torch.nn.Dropout(0.5))
model.eval()
y = model(torch.ones(1))
print("grad_fn:", y.grad_fn is not None)
y.sum().backward()
print("slope of the bias:", model[0].bias.grad.item())
with torch.no_grad():
    print("under no_grad:", model(torch.ones(1)).grad_fn)

# %% check
assert model[0].bias.grad == 1
