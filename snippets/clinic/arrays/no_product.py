"""The backward pass of a layer, written by hand."""

# %% message
import torch

torch.manual_seed(0)
x = torch.rand(8, 3)
weight = torch.rand(2, 3, requires_grad=True)
y = x @ weight.T
upstream = 2 * y.detach()  # of the sum of the squares
try:
    to_weight = upstream @ x
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% shapes
rows = []
for name, tensor in [("x", x), ("upstream", upstream), ("weight", weight)]:
    rows.append({"tensor": f"`{name}`", "shape": list(tensor.shape)})

# %% mend
to_weight = upstream.T @ x
print(to_weight)

# %% no mend
wrong = upstream.reshape(2, 8) @ x
print(wrong)

# %% check
assert message.startswith("mat1 and mat2 shapes cannot be multiplied")
(y**2).sum().backward()
assert torch.allclose(to_weight, weight.grad)
assert (wrong - weight.grad).abs().max() > 1
