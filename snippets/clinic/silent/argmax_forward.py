"""A penalty on the predicted class, which argmax has chosen."""

# %% fault
import torch
from torch.nn.functional import cross_entropy

scores = torch.tensor([[1.0, 2.0, 0.0]], requires_grad=True)
target = torch.tensor([0])
cost = torch.tensor([0.0, 5.0, 1.0])  # of predicting each class


def gradient_of(loss):
    scores.grad = None
    loss.backward()
    return scores.grad.clone()


alone = gradient_of(cross_entropy(scores, target))
penalty = cost[scores.argmax(dim=1)].mean()
wrong = gradient_of(cross_entropy(scores, target) + penalty)
print("without the penalty:", alone)
print("with the penalty:   ", wrong)

# %% mend
expected_cost = (scores.softmax(dim=1) * cost).sum(dim=1).mean()
right = gradient_of(cross_entropy(scores, target) + expected_cost)
print("with expected costs:", right)

# %% check
share = scores.detach().softmax(dim=1)
mean_cost = (share * cost).sum()
assert torch.equal(wrong, alone)
assert torch.allclose(right - alone, share * (cost - mean_cost))
