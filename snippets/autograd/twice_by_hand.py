"""One node, called with one and with ten."""

import torch

m = torch.tensor(-2.0, requires_grad=True)
square = (m**2).grad_fn
with torch.no_grad():
    for number in (1.0, 10.0):
        print(square(torch.tensor(number)))
print("it still keeps", square._saved_self.item())

# %% check
with torch.no_grad():
    assert square(torch.tensor(1.0)) == 2 * -2
    assert square(torch.tensor(10.0)) == 10 * 2 * -2
