"""A small model learns what a large one says, with KLDivLoss."""

# %% message
import warnings

import torch
from torch import nn

torch.manual_seed(0)
scores = torch.randn(4, 10, requires_grad=True)  # of the small model
teacher = torch.randn(4, 10).softmax(1)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    mean = nn.KLDivLoss()(scores.log_softmax(1), teacher)
message = str(caught[0].message)
print(f"UserWarning: {message}")

# %% mend
loss_of = nn.KLDivLoss(reduction="batchmean")
loss = loss_of(scores.log_softmax(1), teacher)
loss.backward()
print("loss:", round(loss.item(), 3), "with mean:", round(mean.item(), 3))

# %% check
assert message.startswith("reduction: 'mean' divides the total loss by both")
ratio = teacher.log() - scores.log_softmax(1)
assert torch.isclose(loss, (teacher * ratio).sum(1).mean())
assert torch.allclose(scores.grad, (scores.softmax(1) - teacher) / 4)
assert torch.isclose(loss, 10 * mean)
