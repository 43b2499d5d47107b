"""Attention by hand, with a bias that came from NumPy."""

# %% message
import numpy as np
import torch

torch.manual_seed(0)
q, k, v = torch.rand(3, 2, 4, 8)
far = np.abs(np.arange(4)[:, None] - np.arange(4)) * -0.5
bias = torch.from_numpy(far)

scores = torch.bmm(q, k.mT)
weights = torch.softmax(scores + bias, dim=2)
try:
    torch.bmm(weights, v)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% types
rows = [
    {"tensor": "`scores`", "type": str(scores.dtype)},
    {"tensor": "`bias`", "type": str(bias.dtype)},
    {"tensor": "`scores + bias`", "type": str((scores + bias).dtype)},
]

# %% mend
weights = torch.softmax(scores + bias.float(), dim=2)
y = torch.bmm(weights, v)
print(y.shape, y.dtype)

# %% no mend
large = torch.bmm(weights.double(), v.double())
project = torch.nn.Linear(8, 8)
try:
    project(large)
except RuntimeError as error:
    other = str(error)
    print(f"RuntimeError: {other}")

# %% check
assert message == "expected scalar type Double but found Float"
assert rows[0]["type"] == "torch.float32"
assert rows[2]["type"] == "torch.float64"
whole = torch.nn.functional.scaled_dot_product_attention(
    q, k, v, attn_mask=bias.float(), scale=1.0
)
assert torch.allclose(y, whole, atol=1e-6)
assert "must have the same dtype" in other
