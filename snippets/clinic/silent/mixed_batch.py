"""Sentences are put in the other order by view()."""

# %% fault
import torch

torch.manual_seed(0)
batch, time, features = 2, 3, 1
mean = torch.nn.Linear(time, 1)


def examples_used(summary_of):
    x = torch.rand(time, batch, features, requires_grad=True)
    summary_of(x)[0].sum().backward()  # the first sentence alone
    return (x.grad.abs().sum(dim=(0, 2)) > 0).tolist()


def by_view(x):
    return mean(x.view(batch, time))


wrong = examples_used(by_view)
print("sentences that the first answer depends on:", wrong)


# %% mend
def by_transpose(x):
    return mean(x.squeeze(2).transpose(0, 1))


right = examples_used(by_transpose)
print("sentences that the first answer depends on:", right)

# %% check
assert wrong == [True, True]
assert right == [True, False]
