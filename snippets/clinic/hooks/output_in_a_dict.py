"""A backward hook on a model that returns a dictionary."""

# %% message
import warnings

import torch
from torch import nn


class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.head = nn.Linear(3, 2)

    def forward(self, x):
        return {"logits": self.head(x)}


torch.manual_seed(0)
model = Classifier()
x, labels = torch.rand(4, 3), torch.tensor([0, 1, 1, 0])
calls = []


def look(module, grad_input, grad_output):
    calls.append(grad_output)


model.register_full_backward_hook(look)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    logits = model(x)["logits"]
message = str(caught[0].message)
print(f"UserWarning: {message}")

nn.functional.cross_entropy(logits, labels).backward()
print("calls of the hook:", len(calls))

# %% mend
seen = []
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    logits = model(x)["logits"]
logits.register_hook(seen.append)  # on the tensor itself
nn.functional.cross_entropy(logits, labels).backward()
print("gradient of the logits:", seen[0])

# %% check
assert message.startswith("For backward hooks to be called, module output")
assert calls == []
target = nn.functional.one_hot(labels)
assert torch.allclose(seen[0], (logits.softmax(1) - target) / 4)
