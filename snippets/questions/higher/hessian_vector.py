"""A Hessian times a vector, three times without the Hessian."""

# %% three ways
import warnings

import torch
from torch.func import grad, hessian, jvp

# what torch.func.jvp loads gives this warning
warnings.filterwarnings("ignore", "`torch.jit.script`")

torch.manual_seed(0)
A = torch.randn(20, 20, dtype=torch.float64)


def error(x):
    return (A @ x).tanh().square().sum()


x, v = torch.randn(2, 20, dtype=torch.float64)

# back, and back again
leaf = x.clone().requires_grad_()
(slopes,) = torch.autograd.grad(error(leaf), leaf, create_graph=True)
(twice_back,) = torch.autograd.grad(slopes @ v, leaf)

# forward mode through the gradient
_, forward_over_back = jvp(grad(error), (x,), (v,))

# a ready-made function
_, ready_made = torch.autograd.functional.hvp(error, x, v)

whole = hessian(error)(x) @ v
for product in (twice_back, forward_over_back, ready_made, whole):
    print([round(number, 3) for number in product[:4].tolist()], "...")

# %% a vector that depends on x
(slopes,) = torch.autograd.grad(error(leaf), leaf, create_graph=True)
(attached,) = torch.autograd.grad(slopes @ slopes, leaf, retain_graph=True)
(along_slopes,) = torch.autograd.grad(slopes @ slopes.detach(), leaf)
ratio = (attached / along_slopes).mean().item()
print(f"not detached: {ratio:.1f} times as much")

# %% check
assert torch.allclose(along_slopes, hessian(error)(x) @ slopes)
assert torch.allclose(attached, 2 * along_slopes)
for product in (twice_back, forward_over_back, ready_made):
    assert torch.allclose(product, whole)
