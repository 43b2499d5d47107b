"""A loss without a history, because argmax has cut it off."""

# %% message
import torch

torch.manual_seed(0)
model = torch.nn.Linear(3, 2)
x, target = torch.rand(8, 3), torch.tensor([0, 1] * 4)

predicted = model(x).argmax(dim=1)  # whole numbers, which have no slope
loss = (predicted != target).float().mean()
try:
    loss.backward()
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
for name, tensor in {"scores": model(x), "predicted": predicted}.items():
    print(f"{name}.requires_grad: {tensor.requires_grad}")

loss = torch.nn.functional.cross_entropy(model(x), target)
loss.backward()
size = model.weight.grad.abs().max().item()
print(f"largest gradient of a weight: {size:.3f}")

# %% no mend
loss = (model(x).argmax(dim=1) != target).float().mean()
loss.requires_grad_()  # now it is a leaf: the walk begins and ends there
model.zero_grad()
loss.backward()
print("gradient of the weight:", model.weight.grad)

# %% check
assert message.startswith("element 0 of tensors does not require grad")
assert size > 0.01
assert model.weight.grad is None
