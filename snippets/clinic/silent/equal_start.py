"""All weights of a layer start at the same number."""

# %% fault
import torch

torch.manual_seed(0)
x = torch.rand(16, 2)
target = (x[:, :1] - x[:, 1:]).abs()


def train(start):
    hidden, output = torch.nn.Linear(2, 3), torch.nn.Linear(3, 1)
    if start is not None:
        torch.nn.init.constant_(hidden.weight, start)
        torch.nn.init.constant_(hidden.bias, start)
        torch.nn.init.constant_(output.weight, start)
    model = torch.nn.Sequential(hidden, torch.nn.Tanh(), output)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    for _ in range(100):
        optimizer.zero_grad()
        torch.nn.functional.mse_loss(model(x), target).backward()
        optimizer.step()
    return hidden.weight.detach()


equal = train(start=0.5)
print("three neurons, from equal numbers:\n", equal)

# %% mend
drawn = train(start=None)  # nn.Linear draws them at random
print("from random numbers:\n", drawn)

# %% check
assert torch.equal(equal[0], equal[1])
assert torch.equal(equal[0], equal[2])
assert not torch.allclose(equal, torch.tensor(0.5))
assert (drawn[0] - drawn[1]).abs().max() > 0.1
