"""A language model whose last layer is its embedding, with other weights."""

# %% message
import torch
from torch import nn
from torch.func import functional_call

torch.manual_seed(0)
model = nn.Sequential(nn.Embedding(4, 2), nn.Linear(2, 4, bias=False))
model[1].weight = model[0].weight  # tied
words = torch.tensor([1, 3])

halved = {}
for name, weight in model.state_dict().items():
    halved[name] = weight / 2
try:
    functional_call(model, halved, (words,))
except ValueError as error:
    message = str(error)
    print(f"ValueError: {message}")

# %% mend
halved = {}
for name, weight in model.named_parameters():  # each tensor once
    halved[name] = weight / 2
print(list(halved))
scores = functional_call(model, halved, (words,))

# %% no mend
two = {"0.weight": halved["0.weight"], "1.weight": model[1].weight}
untied = functional_call(model, two, (words,), tie_weights=False)
print("the same scores:", torch.allclose(untied, scores))

# %% check
assert message.startswith("functional_call got multiple values for keys")
assert list(halved) == ["0.weight"]
assert torch.allclose(scores, model(words) / 4)  # two halves
assert torch.allclose(untied, model(words) / 2)
