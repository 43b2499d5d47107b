"""Two layers share one weight, and their parameters are put into one list."""

# %% message
import warnings

import torch
from torch import nn

torch.manual_seed(0)
words, scores = nn.Embedding(5, 3), nn.Linear(3, 5, bias=False)
scores.weight = words.weight  # tied, as in language models
params = list(words.parameters()) + list(scores.parameters())

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    doubled = torch.optim.SGD(params, lr=0.1)
message = str(caught[0].message)
print(f"UserWarning: {message}")

# %% mend
model = nn.Sequential(words, scores)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
before = words.weight.detach().clone()
model(torch.tensor([1])).logsumexp(1).sum().backward()
optimizer.step()
once = before - words.weight.detach()
print("tensors:", len(list(model.parameters())))

# %% no mend
with torch.no_grad():
    words.weight.copy_(before)
doubled.step()
twice = before - words.weight.detach()
print("length of the step:", round((twice.norm() / once.norm()).item(), 3))

# %% check
assert message.startswith("optimizer contains a parameter group with dupl")
assert torch.allclose(once, 0.1 * words.weight.grad, atol=1e-6)
assert torch.allclose(twice, 2 * once, atol=1e-6)
