"""The messages to the two inputs, from those to the two hidden neurons."""

import torch

w = [[3, -1], [1, -3]]
message = [-2, 0]
by_hand = [sum(message[i] * w[i][j] for i in (0, 1)) for j in (0, 1)]
print("by hand:", by_hand)

x = torch.tensor([2.0, 1.0], requires_grad=True)
h = torch.relu(torch.tensor(w) * 1.0 @ x + torch.tensor([1.0, 0.0]))
(torch.tensor([0.5, 4.0]) @ h - 5).pow(2).backward()
print("PyTorch:", x.grad.tolist())

# %% check
assert x.grad.tolist() == by_hand == [-6, 2]
