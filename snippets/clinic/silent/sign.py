"""Policy gradient: the rewarded action is to become more likely."""

# %% fault
import torch


def probability_after(sign):
    scores = torch.zeros(2, requires_grad=True)
    optimizer = torch.optim.SGD([scores], lr=1.0)
    for _ in range(3):
        optimizer.zero_grad()
        reward = 1.0  # for action 0
        log_probability = scores.log_softmax(dim=0)[0]
        (sign * reward * log_probability).backward()
        optimizer.step()
    return scores.softmax(dim=0)[0].item()


wrong = probability_after(sign=1)
print(f"loss =  reward * log_probability: {wrong:.3f}")

# %% mend
right = probability_after(sign=-1)
print(f"loss = -reward * log_probability: {right:.3f}")

# %% check
assert wrong < 0.5 < right
assert wrong < 0.1
assert right > 0.8
weight = torch.nn.Parameter(torch.zeros(1))
weight.grad = torch.ones(1)
torch.optim.SGD([weight], lr=1.0, maximize=True).step()
assert weight.item() == 1
