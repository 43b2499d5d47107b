"""The loss of each example is to be written to the log."""

# %% message
import torch
from torch.nn.functional import mse_loss

torch.manual_seed(0)
net = torch.nn.Linear(3, 1)
x, target = torch.rand(8, 3), torch.rand(8, 1)
losses = mse_loss(net(x), target, reduction="none")
try:
    print("loss:", losses.item())
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
mean = losses.mean().item()
largest = losses.max().item()
each = losses.detach().flatten().tolist()
print("mean:", mean, " largest:", largest)

# %% no mend
first = losses[0].item()
print("loss:", first)

# %% check
assert message == "a Tensor with 8 elements cannot be converted to Scalar"
assert abs(mean - mse_loss(net(x), target).item()) < 1e-6
assert largest == max(each)
assert abs(sum(each) / 8 - mean) < 1e-6
assert abs(first - mean) > 0.1
