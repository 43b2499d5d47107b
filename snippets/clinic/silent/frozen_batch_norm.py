"""A pretrained part is frozen, batch normalisation included."""

# %% fault
import torch

torch.manual_seed(0)
pretrained = torch.nn.BatchNorm1d(2).requires_grad_(False)
model = torch.nn.Sequential(pretrained, torch.nn.Linear(2, 1))
batch = torch.randn(16, 2) + 10  # the new data are elsewhere

model.train()
for _ in range(20):
    model(batch)
wrong = pretrained.running_mean.clone()
print("the frozen running mean:", wrong)

# %% mend
pretrained = torch.nn.BatchNorm1d(2).requires_grad_(False)
model = torch.nn.Sequential(pretrained, torch.nn.Linear(2, 1))
model.train()
pretrained.eval()  # after every train()
for _ in range(20):
    model(batch)
right = pretrained.running_mean.clone()
print("the frozen running mean:", right)

# %% check
assert (wrong > 8).all()
assert right.tolist() == [0, 0]
still = torch.nn.BatchNorm1d(2, momentum=0.0)
in_training = still(batch)
assert still.running_mean.tolist() == [0, 0]
assert not torch.allclose(in_training, still.eval()(batch))
