"""Embedding and output layer share their weight, until it is set again."""

# %% fault
import torch


class Model(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = torch.nn.Embedding(5, 3)
        self.output = torch.nn.Linear(3, 5, bias=False)
        self.output.weight = self.embedding.weight  # tied


torch.manual_seed(0)
start = torch.rand(5, 3)
model = Model()
model.embedding.weight = torch.nn.Parameter(start.clone())
separate = len(list(model.parameters()))
print("weights in the model:", separate)

# %% mend
model = Model()
with torch.no_grad():
    model.embedding.weight.copy_(start)
tied = len(list(model.parameters()))
print("weights in the model:", tied)

# %% check
assert separate == 2
assert tied == 1
assert model.output.weight is model.embedding.weight
assert torch.equal(model.output.weight, start)
