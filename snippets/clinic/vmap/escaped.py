"""A result inside the function is kept in a list, for a look at it later."""

# %% message
import torch
from torch.func import vmap

kept = []


def forward(x):
    hidden = torch.tanh(x)
    kept.append(hidden)
    return hidden.sum()


x = torch.tensor([[0.0, 1.0], [2.0, 3.0], [4.0, 5.0]])
vmap(forward)(x)
try:
    print(kept[0].mean())
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")


# %% mend
def forward_and_hidden(x):
    hidden = torch.tanh(x)
    return hidden.sum(), hidden


sums, hidden = vmap(forward_and_hidden)(x)
print(hidden)

# %% check
assert "may have escaped from inside a function being vmapped" in message
assert torch.equal(hidden, torch.tanh(x))
assert torch.allclose(sums, torch.tanh(x).sum(1))
