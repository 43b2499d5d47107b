"""A penalty is added to the loss as a number."""

# %% fault
import torch

weight = torch.tensor([3.0, -4.0], requires_grad=True)
x, target = torch.tensor([1.0, 1.0]), 2.0


def gradient_of(loss):
    weight.grad = None
    loss.backward()
    return weight.grad.clone()


def error():
    return ((weight * x).sum() - target) ** 2


wrong = gradient_of(error() + 0.1 * weight.square().sum().item())
print("penalty as a number:", wrong)

# %% mend
right = gradient_of(error() + 0.1 * weight.square().sum())
print("penalty as a tensor:", right)

# %% check
without = gradient_of(error())
assert torch.equal(wrong, without)
assert torch.allclose(right, without + 0.2 * weight)
assert isinstance(weight.tolist()[0], float)
