"""The .grad of a result, which backward() does not keep."""

# %% message
import warnings

import torch

w = torch.tensor(3.0, requires_grad=True)
h = w * 2
loss = (h - 5) ** 2
loss.backward()
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    grad = h.grad
message = str(caught[0].message)
print(f"UserWarning: {message}")
print("h.grad:", grad)

# %% mend
h = w * 2
h.retain_grad()  # before backward()
loss = (h - 5) ** 2
loss.backward()
print("h.grad:", h.grad)

# %% check
assert message.startswith("The .grad attribute of a Tensor that is not")
assert grad is None
assert h.grad == 2 * (h - 5) == 2
