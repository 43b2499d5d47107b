"""A model gets a new last layer after its optimizer was made."""

# %% fault
import torch


def moved_after_a_step(layer, optimizer):
    before = layer.weight.detach().clone()
    loss = model(torch.ones(1, 4)).sum()
    loss.backward()
    optimizer.step()
    return (layer.weight - before).abs().max().item()


torch.manual_seed(0)
model = torch.nn.Sequential(torch.nn.Linear(4, 3), torch.nn.Linear(3, 10))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
model[1] = torch.nn.Linear(3, 2)  # two classes in place of ten

wrong = moved_after_a_step(model[1], optimizer)
print("the new layer moves by", wrong)

# %% mend
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
optimizer.zero_grad()
right = moved_after_a_step(model[1], optimizer)
print("the new layer moves by", round(right, 4))

# %% notice
held = set()
for group in optimizer.param_groups:
    held.update(group["params"])
assert held == set(model.parameters())

# %% check
assert wrong == 0
largest = model[1].weight.grad.abs().max().item()
assert abs(right - 0.1 * largest) < 1e-6

model[1] = torch.nn.Linear(3, 2)
optimizer.add_param_group({"params": model[1].parameters()})
assert moved_after_a_step(model[1], optimizer) > 0
