"""After the first validation the model is never set to train() again."""

# %% fault
import torch

torch.manual_seed(0)
batches = [torch.randn(4, 2) + 5 for _ in range(3)]


def validate(model):
    model.eval()
    with torch.no_grad():
        model(batches[0])


model = torch.nn.Sequential(torch.nn.BatchNorm1d(2), torch.nn.Dropout(0.5))
for _ in range(4):
    for batch in batches:
        model(batch)  # a step of training
    validate(model)
seen = model[0].num_batches_tracked.item()
print("batches seen in training mode:", seen)

# %% mend
model = torch.nn.Sequential(torch.nn.BatchNorm1d(2), torch.nn.Dropout(0.5))
for _ in range(4):
    model.train()  # at the top of every epoch
    for batch in batches:
        model(batch)
    validate(model)
seen_now = model[0].num_batches_tracked.item()
print("batches seen in training mode:", seen_now)

# %% check
assert seen == len(batches)
assert seen_now == 4 * len(batches)
