"""backward(create_graph=True) warns of memory that is not freed."""

# %% message
import warnings

import torch

x = torch.tensor(2.0, requires_grad=True)
y = x**3
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    y.backward(create_graph=True)
message = str(caught[0].message)
print(f"UserWarning: {message}")

# %% mend
y = x**3
(first,) = torch.autograd.grad(y, x, create_graph=True)
(second,) = torch.autograd.grad(first, x)
print("first:", first.item(), "second:", second.item())

# %% check
assert message.startswith("Using backward() with create_graph=True will")
assert (first, second) == (3 * x**2, 6 * x)
