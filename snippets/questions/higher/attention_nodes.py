"""Which attention was recorded, and can it be differentiated twice?"""

import torch
from torch import nn
from torch.nn.attention import SDPBackend, sdpa_kernel
from torch.nn.functional import scaled_dot_product_attention

torch.manual_seed(0)
q = torch.randn(1, 2, 4, 8, requires_grad=True)
outcomes = []


def penalise(name, y, x):
    """A gradient penalty: it takes a derivative of a derivative."""
    (slopes,) = torch.autograd.grad(y.sum(), x, create_graph=True)
    try:
        slopes.square().sum().backward()
        outcomes.append("differentiated twice")
    except RuntimeError as error:
        outcomes.append(f"RuntimeError: {error}")
    print(f"{name}\n    {outcomes[-1]}")


fused = scaled_dot_product_attention(q, q, q)
with sdpa_kernel(SDPBackend.MATH):
    penalise(fused.grad_fn.name(), fused, q)  # recorded before: too late
    plain = scaled_dot_product_attention(q, q, q)
penalise(plain.grad_fn.name(), plain, q)

layer = nn.MultiheadAttention(8, num_heads=2)
x = torch.randn(4, 1, 8, requires_grad=True)
y, _ = layer(x, x, x, need_weights=False)
penalise("a layer, need_weights=False", y, x)
y, _ = layer(x, x, x, need_weights=True)
penalise("a layer, need_weights=True", y, x)

# %% check
refused = [outcome.startswith("RuntimeError") for outcome in outcomes]
assert refused == [True, False, True, False]
assert torch.allclose(fused, plain, atol=1e-6)
