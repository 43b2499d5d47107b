"""A large embedding with sparse gradients, and Adam."""

# %% message
import torch
from torch import nn

torch.manual_seed(0)
table = nn.Embedding(1000, 4, sparse=True)
optimizer = torch.optim.Adam(table.parameters(), lr=0.1)
table(torch.tensor([7, 7, 3])).sum().backward()
try:
    optimizer.step()
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
optimizer = torch.optim.SparseAdam(table.parameters(), lr=0.1)
before = table.weight.detach().clone()
optimizer.step()
moved = table.weight.detach() - before
print("rows that moved:", moved.any(1).nonzero().flatten().tolist())

# %% dense
dense = nn.Embedding(1000, 4)
optimizer = torch.optim.Adam(dense.parameters(), lr=0.1)
for word in [7, 3]:
    optimizer.zero_grad()
    dense(torch.tensor([word])).sum().backward()
    before = dense.weight.detach().clone()
    optimizer.step()
    last = dense.weight.detach() - before
print("in the second step:", last.any(1).nonzero().flatten().tolist())

# %% check
assert message.startswith("Adam does not support sparse gradients")
assert moved.any(1).nonzero().flatten().tolist() == [3, 7]
# Adam's first step is as long as the rate
assert torch.allclose(moved[[3, 7]], torch.tensor(-0.1))
assert last.any(1).nonzero().flatten().tolist() == [3, 7]
