"""A result with a history is copied with copy.deepcopy."""

# %% message
import copy

import torch

w = torch.tensor([1.0, 2.0], requires_grad=True)
h = w * 2
try:
    copy.deepcopy(h)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
kept = h.detach().clone()  # the numbers, without their history
print(kept, "requires_grad:", kept.requires_grad)

other = copy.deepcopy(w)  # a leaf can be copied, with its flag
print(other.requires_grad, other is w)

# %% no mend
shared = h.detach()  # without clone()
shared[0] = 100
print("h:", h.tolist())

# %% check
assert message.startswith("Only Tensors created explicitly by the user")
assert kept.tolist() == [2, 4]
assert not kept.requires_grad
assert other.requires_grad
assert other is not w
assert h[0] == 100
