"""The mean of the positive numbers of each sample."""

# %% message
import torch
from torch.func import grad, vmap


def mean_of_positive(x):
    return x[x > 0].mean()


x = torch.tensor([[1.0, -2.0, 3.0], [5.0, -1.0, -4.0]])
try:
    vmap(mean_of_positive)(x)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")


# %% mend
def mean_where(x):
    positive = x > 0
    return torch.where(positive, x, 0.0).sum() / positive.sum()


means = vmap(mean_where)(x)
slopes = vmap(grad(mean_where))(x)
print("means:", means)
print(slopes)

# %% check
assert "Attempting to batch over indexing with a boolean mask" in message
assert means.tolist() == [mean_of_positive(row) for row in x]
for row, slope in zip(x, slopes):
    assert torch.equal(slope, grad(mean_of_positive)(row))
