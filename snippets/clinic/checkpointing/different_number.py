"""The model is put into evaluation mode before the backward pass."""

# %% message
import torch
from torch import nn
from torch.utils.checkpoint import CheckpointError, checkpoint

torch.manual_seed(0)
block = nn.Sequential(nn.Linear(3, 4), nn.Dropout(0.5), nn.Tanh())
x = torch.rand(8, 3)

y = checkpoint(block, x, use_reentrant=False)
block.eval()  # for a look at the validation data
try:
    y.sum().backward()
except CheckpointError as error:
    message = str(error)
    print(f"CheckpointError: {message}")

# %% mend
block.train()
torch.manual_seed(1)
checkpoint(block, x, use_reentrant=False).sum().backward()
block.eval()  # when the gradients are there
gradient = block[0].weight.grad.clone()

block.train()
block.zero_grad()
torch.manual_seed(1)
block(x).sum().backward()  # without a checkpoint
plain = block[0].weight.grad.clone()
print("the same gradient:", torch.equal(gradient, plain))

# %% no mend
block.zero_grad()
x.requires_grad_()
torch.manual_seed(1)
y = checkpoint(block, x, use_reentrant=True)
block.eval()
y.sum().backward()
wrong = block[0].weight.grad
print("the same gradient:", torch.equal(wrong, plain))

# %% check
assert "A different number of tensors was saved" in message
assert torch.allclose(gradient, plain)
assert (wrong - plain).abs().max() > 1
