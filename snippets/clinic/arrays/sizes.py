"""The mean of each row is taken away from it."""

# %% message
import torch

x = torch.tensor([[1.0, 2.0, 6.0], [0.0, 4.0, 2.0]], requires_grad=True)
try:
    x - x.mean(dim=1)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
centred = x - x.mean(dim=1, keepdim=True)
print(centred)

# %% no mend
square = torch.tensor([[1.0, 2.0, 6.0], [0.0, 4.0, 2.0], [3.0, 3.0, 3.0]])
wrong = square - square.mean(dim=1)
print("means of the rows:", wrong.mean(dim=1))

# %% check
assert message.startswith("The size of tensor a (3) must match the size")
assert centred.tolist() == [[-2, -1, 3], [-2, 2, 0]]
(centred**2).sum().backward()
assert torch.allclose(x.grad, 2 * centred)
assert wrong.mean(dim=1).abs().max() > 0.5
