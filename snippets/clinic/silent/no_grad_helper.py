"""Embeddings are divided by their length, which a helper computes."""

# %% fault
import torch


@torch.no_grad()  # it is "only a statistic"
def length(h):
    return h.norm(dim=1, keepdim=True)


torch.manual_seed(0)
layer = torch.nn.Linear(2, 2, bias=False)
x, target = torch.rand(3, 2), torch.rand(3, 2)

h = layer(x)
torch.nn.functional.mse_loss(h / length(h), target).backward()
wrong = layer.weight.grad.clone()
print("with the decorator:\n", wrong)


# %% mend
def recorded_length(h):
    return h.norm(dim=1, keepdim=True)


layer.zero_grad()
h = layer(x)
loss = torch.nn.functional.mse_loss(h / recorded_length(h), target)
loss.backward()
right = layer.weight.grad.clone()
print("without it:\n", right)


# %% check
def loss_at(weight):
    h = x @ weight.T
    return ((h / h.norm(dim=1, keepdim=True) - target) ** 2).mean()


assert not length(layer(x)).requires_grad  # the only path: no graph
weight = layer.weight.detach().double()
x, target = x.double(), target.double()
nudge = torch.zeros(2, 2, dtype=torch.float64)
nudge[0, 1] = 1e-6
slope = (loss_at(weight + nudge) - loss_at(weight - nudge)) / 2e-6
assert abs(right[0, 1] - slope) < 1e-5
assert abs(wrong[0, 1] - slope) > 0.01
