"""A classifier ends in softmax, and the loss is cross_entropy."""

# %% fault
import torch
from torch.nn.functional import cross_entropy

target = torch.tensor([0])
sure_and_right = torch.tensor([[20.0, 0.0, 0.0]])
sure_and_wrong = torch.tensor([[0.0, 20.0, 0.0]])


def loss_and_gradient(scores, with_softmax):
    scores = scores.clone().requires_grad_()
    outputs = scores.softmax(dim=1) if with_softmax else scores
    loss = cross_entropy(outputs, target)
    loss.backward()
    return loss.item(), scores.grad.abs().max().item()


best = loss_and_gradient(sure_and_right, with_softmax=True)
worst = loss_and_gradient(sure_and_wrong, with_softmax=True)
print(f"right answer: loss {best[0]:.3f}, gradient {best[1]:.3f}")
print(f"wrong answer: loss {worst[0]:.3f}, gradient {worst[1]:.3f}")

# %% mend
right = loss_and_gradient(sure_and_right, with_softmax=False)
wrong = loss_and_gradient(sure_and_wrong, with_softmax=False)
print(f"right answer: loss {right[0]:.3f}, gradient {right[1]:.3f}")
print(f"wrong answer: loss {wrong[0]:.3f}, gradient {wrong[1]:.3f}")

# %% check
floor = torch.log(1 + 2 * torch.exp(torch.tensor(-1.0))).item()
assert abs(best[0] - floor) < 1e-6  # it cannot fall below that
assert worst[1] < 1e-6
assert right[0] < 1e-6
assert abs(wrong[0] - 20) < 1e-6
assert abs(wrong[1] - 1) < 1e-6
