"""Attention in which one sentence is nothing but padding."""

# %% fault
import torch

scores = torch.zeros(2, 3, requires_grad=True)
padding = torch.tensor([[False, False, True], [True, True, True]])
empty = padding.all(dim=1, keepdim=True)

mask = torch.zeros(2, 3).masked_fill(padding, -torch.inf)
shares = torch.softmax(scores + mask, dim=1)
shares = torch.where(empty, 0.0, shares)  # no nan is left
print("shares: ", shares.tolist())

shares[:, 0].sum().backward()
wrong = scores.grad
print("gradient:", wrong.tolist())

# %% mend
scores.grad = None
lowest = torch.finfo(scores.dtype).min
mask = torch.zeros(2, 3).masked_fill(padding, lowest)  # finite
shares = torch.softmax(scores + mask, dim=1)
shares = torch.where(empty, 0.0, shares)
shares[:, 0].sum().backward()
print("shares: ", shares.tolist())
print("gradient:", scores.grad.tolist())

# %% check
assert wrong[1].isnan().all()
assert shares.tolist() == [[0.5, 0.5, 0], [0, 0, 0]]
assert scores.grad.tolist() == [[0.25, -0.25, 0], [0, 0, 0]]
