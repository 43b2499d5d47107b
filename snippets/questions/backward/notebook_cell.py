"""A training cell that is run again, with and without its forward pass."""

import torch

torch.manual_seed(0)
x, target = torch.randn(20, 3), torch.randn(20)
W = torch.randn(3, requires_grad=True)

loss = ((x @ W - target) ** 2).mean()
old_loss = loss.item()
try:
    for _ in range(2):  # the cell, executed twice
        W.grad = None
        loss.backward()
        W.data += -0.1 * W.grad
except RuntimeError as error:
    message = str(error)
    print(message.split("(", maxsplit=1)[0])
print("loss still", loss.item() == old_loss)

# %% what only hides it
loss = ((x @ W - target) ** 2).mean()
stale = []
for _ in range(2):
    W.grad = None
    loss.backward(retain_graph=True)
    W.data += -0.1 * W.grad
    stale.append(W.grad.tolist())
print("retain_graph=True, the same gradient again:", stale[0] == stale[1])

# %% all three in one cell
losses = []
for _ in range(2):
    loss = ((x @ W - target) ** 2).mean()  # forward
    W.grad = None
    loss.backward()
    W.data += -0.1 * W.grad
    losses.append(loss.item())
print(f"then {losses[0]:.4f} and {losses[1]:.4f}")

# %% check
assert message.startswith("Trying to backward through the graph a second")
assert stale[0] == stale[1]
assert loss.item() == losses[1] < losses[0] < old_loss
