"""A gradient penalty on a network with attention."""

# %% message
import torch
from torch import nn
from torch.nn.attention import SDPBackend, sdpa_kernel

torch.manual_seed(0)
attention = nn.MultiheadAttention(8, num_heads=2, batch_first=True)
x = torch.rand(2, 5, 8, requires_grad=True)


def slope(x):
    y, _ = attention(x, x, x, need_weights=False)
    (slope,) = torch.autograd.grad((y**2).sum(), x, create_graph=True)
    return slope


try:
    slope(x).pow(2).sum().backward()
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
with sdpa_kernel(SDPBackend.MATH):
    penalty = slope(x).pow(2).sum()
penalty.backward()
print("of the first number:", x.grad[0, 0, 0].item())

# %% no mend
x.grad = None
slope(x).detach().requires_grad_().pow(2).sum().backward()
print("with detach():", x.grad)

# %% check
assert message.startswith("derivative for aten::_scaled_dot_product")
assert message.endswith("is not implemented")
assert x.grad is None
attention.double()
with sdpa_kernel(SDPBackend.MATH):
    x = x.detach().double().requires_grad_()
    (second,) = torch.autograd.grad(slope(x).pow(2).sum(), x)
    nudge = torch.zeros_like(x)
    nudge[0, 0, 0] = 1e-5
    more = slope(x + nudge).pow(2).sum()
    less = slope(x - nudge).pow(2).sum()
assert torch.allclose((more - less) / 2e-5, second[0, 0, 0])
