"""How long do machines last? Some of them have not failed yet."""

# %% message
import torch
from torch.distributions import Gamma

failed = torch.tensor([1.0, 2.5, 4.0])  # years
limit = torch.tensor(5.0)  # another one is still running
shape = torch.tensor(2.0, requires_grad=True)


def loss(shape, below_limit):
    life = Gamma(shape, 0.5)
    return -life.log_prob(failed).sum() - (1 - below_limit(life)).log()


def by_formula(life):
    return life.cdf(limit)


try:
    loss(shape, by_formula).backward()
except NotImplementedError as error:
    message = str(error)
    print(f"NotImplementedError: {message}")

# %% mend
years = torch.linspace(0, 5, 2001)[1:]  # at zero the logarithm is infinite


def by_sum(life):
    return torch.trapezoid(life.log_prob(years).exp(), years)


loss(shape, by_sum).backward()
gradient = shape.grad.item()
print("gradient:", gradient)


# %% no mend
def by_constant(life):
    with torch.no_grad():
        return life.cdf(limit)


shape.grad = None
loss(shape, by_constant).backward()
partial = shape.grad.item()
print("gradient:", partial)

# %% check
assert message.startswith("the derivative for 'igamma: input' is not impl")
with torch.no_grad():
    shape = shape.double()
    nudge = 1e-4
    more = loss(shape + nudge, by_formula)
    less = loss(shape - nudge, by_formula)
right = ((more - less) / (2 * nudge)).item()
assert abs(gradient - right) < 1e-3
assert abs(partial - right) > 0.1


def fails(loss, x, twice=False):
    try:
        (slope,) = torch.autograd.grad(loss, x, create_graph=twice)
        slope.sum().backward()
    except NotImplementedError as error:
        return str(error)


x = torch.rand(3, 2, requires_grad=True)
table = torch.nn.EmbeddingBag(4, 2)
bag = table(torch.tensor([[1, 2]])).pow(2).sum()
assert "zeta" in fails(torch.special.zeta(x + 2, 1 - x).sum(), x)
assert "_embedding_bag_backward" in fails(bag, table.weight, twice=True)
