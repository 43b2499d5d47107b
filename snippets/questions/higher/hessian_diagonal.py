"""The diagonal of a Hessian, and what is mistaken for it."""

# %% one product for each entry
import warnings

import torch
from torch.func import grad, hessian, jvp, vmap

# what torch.func.jvp loads gives this warning
warnings.filterwarnings("ignore", "`torch.jit.script`")

torch.manual_seed(0)
A = torch.randn(5, 4, dtype=torch.float64)


def error(x):
    return (A @ x).tanh().square().sum()


x = torch.randn(4, dtype=torch.float64)


def entry(direction):
    """How the slope along a direction changes along the same direction."""
    _, column = jvp(grad(error), (x,), (direction,))
    return column @ direction


diagonal = vmap(entry)(torch.eye(4, dtype=torch.float64))
print("n products:   ", diagonal.numpy().round(3))
print("whole Hessian:", hessian(error)(x).diagonal().numpy().round(3))

# %% the trap
leaf = x.clone().requires_grad_()
(slopes,) = torch.autograd.grad(error(leaf), leaf, create_graph=True)
(not_it,) = torch.autograd.grad(slopes.sum(), leaf)
print("sum first:    ", not_it.numpy().round(3))
print("row sums:     ", hessian(error)(x).sum(1).numpy().round(3))

# %% an estimate
signs = torch.randint(0, 2, (4000, 4)).double() * 2 - 1


def guess(v):
    _, product = jvp(grad(error), (x,), (v,))
    return v * product


estimate = vmap(guess)(signs).mean(0)
print("estimate:     ", estimate.numpy().round(3))

# %% check
from torch.func import jacrev

H = hessian(error)(x)
assert torch.allclose(diagonal, H.diagonal())
assert torch.allclose(not_it, H.sum(1))
assert not torch.allclose(not_it, H.diagonal(), rtol=0.1)
assert torch.allclose(jacrev(grad(error))(x).diagonal(), diagonal)
assert torch.allclose(
    vmap(entry, chunk_size=2)(torch.eye(4).double()), diagonal
)
assert torch.allclose(estimate, diagonal, atol=0.3)


def apart(x):
    return x.sin().sum()


leaf = x.clone().requires_grad_()
(slopes,) = torch.autograd.grad(apart(leaf), leaf, create_graph=True)
(row_sums,) = torch.autograd.grad(slopes.sum(), leaf)
assert torch.allclose(row_sums, hessian(apart)(x).diagonal())
