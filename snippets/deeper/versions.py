"""An edit of a saved value is reported when the value is needed."""

import textwrap

import torch

a = torch.tensor([1.0, 2.0], requires_grad=True)
y = a.exp()  # saves its result
print("version when saved:", y._version)
y += 1
print("version after y += 1:", y._version)
try:
    y.sum().backward()
except RuntimeError as error:
    message = str(error)
    print(textwrap.fill(message, 60))

# %% check
assert "is at version 1; expected version 0" in message
assert "Hint: enable anomaly detection" in message
