"""What a function sees inside of vmap."""

# %% shapes
import torch
from torch.func import grad, vmap

torch.manual_seed(0)
w, x = torch.randn(5), torch.randn(10, 5)


def loss(w, x):
    print(tuple(x.shape), end=" ")
    return (x @ w).square().sum()


grad(loss)(w, x)
print("under grad")
vmap(grad(loss), in_dims=(None, 0))(w, x)
print("under vmap")


# %% the first column
def first_column(x):
    return x[:, 0]


def first_number(x):
    return x[..., 0]


try:
    vmap(first_column)(x)
except IndexError as error:
    message = str(error)
    print("IndexError:", message)
column = vmap(first_number)(x)
print("x[..., 0]:", tuple(column.shape))


# %% nothing is said
def centre(x):
    return x - x.mean(0)  # meant: the mean over the batch


apart = vmap(centre)(x)
of_columns, of_rows = apart.mean(0).abs().max(), apart.mean(1).abs().max()
print(f"largest mean of a column: {of_columns:.2f}")
print(f"largest mean of a row:    {of_rows:.2f}")

# %% check
assert "too many indices" in message
assert torch.equal(column, x[:, 0])
assert of_rows < 1e-6 < 0.1 < of_columns
