"""A layer's result is switched off."""

# %% message
import torch

w = torch.tensor(3.0, requires_grad=True)
h = w * 2
try:
    h.requires_grad = False
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
cut = h.detach()
print("cut.requires_grad:", cut.requires_grad)

w.requires_grad_(False)  # on the leaf, before the forward pass
print("(w * 2).requires_grad:", (w * 2).requires_grad)

# %% no mend
v = torch.tensor(3.0, requires_grad=True)
h = v * 2
h.data.requires_grad = False  # a flag of another tensor
print("h.requires_grad:", h.requires_grad)

# %% check
assert message.startswith("you can only change requires_grad flags of leaf")
assert not cut.requires_grad
assert not (w * 2).requires_grad
assert h.requires_grad
