"""Four layers are made by multiplying a list."""

# %% fault
import torch

model = torch.nn.Sequential(*[torch.nn.Linear(3, 3)] * 4)
wrong = len(list(model.parameters()))
print("layers:", len(model), " weights and biases:", wrong)

# %% mend
model = torch.nn.Sequential(*[torch.nn.Linear(3, 3) for _ in range(4)])
right = len(list(model.parameters()))
print("layers:", len(model), " weights and biases:", right)

# %% check
assert wrong == 2
assert right == 8
assert model[0].weight is not model[1].weight
import copy

copied = copy.deepcopy(model[0])
assert copied.weight is not model[0].weight
