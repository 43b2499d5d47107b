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
try:
    vmap(lambda x: x[:, 0])(x)
except IndexError as error:
    message = str(error)
    print("IndexError:", message)
column = vmap(lambda x: x[..., 0])(x)
print("x[..., 0]:", tuple(column.shape), torch.equal(column, x[:, 0]))


# %% nothing is said
def centre(x):
    return x - x.mean(0)  # meant: the mean over the batch


apart = vmap(centre)(x)
print("mean of each column:", [round(m, 2) for m in apart.mean(0).tolist()])
print("mean of each row:   ", [round(m, 2) for m in apart.mean(1).tolist()])

# %% check
assert "too many indices" in message
assert torch.equal(column, x[:, 0])
assert apart.mean(1).abs().max() < 1e-6 < apart.mean(0).abs().max()
