"""A loss that is a parabola near zero and a line further out."""

# %% message
import torch
from torch.func import grad, vmap


def huber(miss):
    if miss.abs() < 1:
        return 0.5 * miss**2
    return miss.abs() - 0.5


misses = torch.tensor([0.5, -3.0, 2.0])
try:
    vmap(huber)(misses)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")


# %% mend
def huber_where(miss):
    near = 0.5 * miss**2
    far = miss.abs() - 0.5
    return torch.where(miss.abs() < 1, near, far)


losses = vmap(huber_where)(misses)
slopes = vmap(grad(huber_where))(misses)
print("losses:", losses, " slopes:", slopes)

# %% check
assert "use a Tensor in some data-dependent control flow" in message
assert losses.tolist() == [huber(miss) for miss in misses]
assert slopes.tolist() == [0.5, -1, 1]
assert grad(huber)(misses[1]) == -1  # one sample may branch
