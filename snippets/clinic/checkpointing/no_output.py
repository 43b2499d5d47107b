"""A frozen encoder is checkpointed together with its no_grad()."""

# %% message
import torch
from torch import nn
from torch.utils.checkpoint import checkpoint

torch.manual_seed(0)
encoder = nn.Linear(3, 3)
head = nn.Linear(3, 1)


def encode(x):
    with torch.no_grad():  # the encoder is not to learn
        return encoder(x).tanh()


x = torch.rand(8, 3, requires_grad=True)
h = checkpoint(encode, x, use_reentrant=True)
try:
    head(h).sum().backward()
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
head.zero_grad()
h = encode(x)  # nothing is saved under no_grad(), so nothing to spare
head(h).sum().backward()
gradient = head.weight.grad
print("gradient of the head:", gradient)

# %% through the encoder
encoder.requires_grad_(False)


def encode_and_record(x):
    return encoder(x).tanh()


h = checkpoint(encode_and_record, x, use_reentrant=False)
head(h).sum().backward()
slope = x.grad
print("slope with respect to the first input:", slope[0])

# %% check
assert message.startswith("none of output has requires_grad=True")
assert torch.allclose(gradient[0], 2 * h.sum(0))  # from two walks
by_hand = (1 - h**2) * head.weight @ encoder.weight
assert torch.allclose(slope, by_hand)
assert encoder.weight.grad is None
