"""Each sample is divided by its largest value."""

# %% message
import torch
from torch.func import jacrev, vmap


def scale(x):
    return x / x.max().item()


x = torch.tensor([[1.0, 2.0, 4.0], [3.0, 6.0, 2.0]])
try:
    vmap(scale)(x)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")


# %% mend
def scale_all(x):
    return x / x.max()


scaled = vmap(scale_all)(x)
print(scaled)

# %% no mend
wrong = jacrev(scale)(x[0])
right = jacrev(scale_all)(x[0])
print("with .item():", wrong[0])
print("without:     ", right[0])

# %% check
assert message.startswith("vmap: It looks like you're calling .item()")
assert torch.equal(scaled, torch.stack([scale(row) for row in x]))
assert torch.allclose(wrong, torch.eye(3) / 4)
by_hand = torch.eye(3) / 4
by_hand[:, 2] -= x[0] / 16  # the largest value is in every result
assert torch.allclose(right, by_hand)
