"""Predictions are clamped to the range of the targets."""

# %% fault
import torch

target = torch.tensor(0.5)


def steps(loss_of):
    value = torch.tensor(1.4, requires_grad=True)
    optimizer = torch.optim.SGD([value], lr=0.25)
    for _ in range(20):
        optimizer.zero_grad()
        loss_of(value).backward()
        optimizer.step()
    return value.item(), value.grad.item()


def clamped(value):
    return (value.clamp(0, 1) - target) ** 2


stuck, zero = steps(clamped)
print(f"clamped: {stuck:.3f}, its gradient {zero}")


# %% mend
def free(value):
    return (value - target) ** 2  # clamp when it is used, not here


learned, _ = steps(free)
print(f"free:    {learned:.3f}")

# %% check
assert zero == 0
assert abs(stuck - 1.4) < 1e-6
assert abs(learned - 0.5) < 1e-3
for flat in (torch.relu, torch.round, torch.sign):
    value = torch.tensor(-1.4, requires_grad=True)
    flat(value).backward()
    assert value.grad == 0
