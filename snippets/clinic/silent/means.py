"""Two workers have unequal batches, and their gradients are averaged."""

# %% fault
import torch

torch.manual_seed(0)
model = torch.nn.Linear(2, 1)
x, target = torch.randn(4, 2), torch.randn(4, 1)
parts = [slice(0, 3), slice(3, 4)]  # three examples, and one


def gradient_of(loss):
    model.zero_grad()
    loss.backward()
    return model.weight.grad.clone()


def squares(part):
    return (model(x[part]) - target[part]) ** 2


right = gradient_of(squares(slice(0, 4)).mean())
print("all four at once:", right)

of_workers = [gradient_of(squares(part).mean()) for part in parts]
wrong = sum(of_workers) / len(parts)  # what DistributedDataParallel does
print("mean of means:   ", wrong)

# %% mend
examples = 4  # of all workers: an all_reduce of the counts
of_workers = []
for part in parts:
    loss = squares(part).sum() / examples * len(parts)
    of_workers.append(gradient_of(loss))
mended = sum(of_workers) / len(parts)
print("sums / all:      ", mended)

# %% check
assert torch.allclose(mended, right)
assert not torch.allclose(wrong, right, rtol=0.1)
