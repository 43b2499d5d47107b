"""A loss is turned into a plain number on its way."""

# %% message
import warnings

import torch

w = torch.tensor([1.0, 2.0], requires_grad=True)
loss = (w**2).sum()
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    lost = torch.tensor(float(loss))
message = str(caught[0].message)
print(f"UserWarning: {message}")
print("lost.requires_grad:", lost.requires_grad)

# %% mend
running = 0.0
for _ in range(3):
    loss = (w**2).sum()
    loss.backward()  # the tensor, for learning
    running += loss.item()  # the number, for the report
print("gradient:", w.grad, "sum of the losses:", running)
grad = w.grad

# %% no mend
w.grad = None
loss = (w**2).sum()
total = torch.tensor(loss.item(), requires_grad=True)
total.backward()
print("total.grad:", total.grad, "w.grad:", w.grad)

# %% check
assert message.startswith("Converting a tensor with requires_grad=True to")
assert not lost.requires_grad
assert torch.equal(grad, 3 * 2 * w)
assert running == 15
assert total.grad == 1
assert w.grad is None
