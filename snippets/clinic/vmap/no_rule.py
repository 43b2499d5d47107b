"""Rounding that passes the gradient on, for each sample."""

# %% message
import torch
from torch.func import grad, vmap


class Round(torch.autograd.Function):
    @staticmethod
    def forward(x):
        return x.round()

    @staticmethod
    def setup_context(ctx, inputs, output):
        pass

    @staticmethod
    def backward(ctx, upstream):
        return upstream


def loss(x):
    return (Round.apply(x) ** 2).sum()


x = torch.tensor([[0.2, 1.7], [2.6, -1.2]])
try:
    vmap(grad(loss))(x)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")


# %% mend
class RoundEach(Round):
    generate_vmap_rule = True


def loss_each(x):
    return (RoundEach.apply(x) ** 2).sum()


slopes = vmap(grad(loss_each))(x)
print(slopes)

# %% check
assert message.startswith("You tried to vmap over Round, but it does not")
assert torch.equal(slopes, 2 * x.round())
