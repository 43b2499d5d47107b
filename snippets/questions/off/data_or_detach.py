"""The same edit, through detach() and through .data."""

import torch

a = torch.tensor(2.0, requires_grad=True)

y = a.exp()
y.detach().zero_()
try:
    y.backward()
except RuntimeError as error:
    message = str(error)
    print("detach():", message.split(": ", maxsplit=1)[0])

y = a.exp()
y.data.zero_()
y.backward()
print(".data:    no error, a.grad =", a.grad)
right = a.detach().exp().item()
print(f"          it should be {right:.4f}")

# %% check
assert "has been modified by an inplace operation" in message
assert a.grad == 0
