"""A saved value is edited; when it is needed, that is noticed."""

import torch

a = torch.tensor([1.0, 2.0], requires_grad=True)
y = a.exp()  # saves its result
print("version when saved:  ", y._version)
y += 1
print("version after y += 1:", y._version, " and no error so far")
try:
    y.sum().backward()
except RuntimeError as error:
    said = str(error)
    print("backward():", said[said.index(": [") + 2 : said.index(". Hint")])

# %% check
assert "is at version 1; expected version 0" in said
