"""A weight that is scaled after it was made, and given to an optimizer."""

# %% message
import torch

weight = torch.tensor(3.0, requires_grad=True) * 0.5  # smaller, to start with
try:
    optimizer = torch.optim.SGD([weight], lr=0.1)
except ValueError as error:
    message = str(error)
    print(f"ValueError: {message}")

# %% mend
w = (torch.tensor(3.0) * 0.5).requires_grad_()  # the flag comes last
optimizer = torch.optim.SGD([w], lr=0.1)
loss = w**2
loss.backward()
optimizer.step()
print(f"w: {w.item():.2f}")

# %% no mend
copy = weight.detach()
optimizer = torch.optim.SGD([copy], lr=0.1)  # no message
loss = weight**2
loss.backward()
optimizer.step()
print("weight:", weight.item(), "copy:", copy.item())

# %% check
assert message == "can't optimize a non-leaf Tensor"
assert torch.isclose(w.detach(), torch.tensor(1.5 - 0.1 * 2 * 1.5))
assert weight == copy == 1.5  # neither has moved
