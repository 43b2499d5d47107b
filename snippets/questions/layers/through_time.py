"""A recurrent net reads a long sequence in windows."""

# %% cut between the windows
import torch
from torch import nn

torch.manual_seed(0)
net = nn.RNN(input_size=2, hidden_size=4, batch_first=True)
head = nn.Linear(4, 1)
x, target = torch.randn(1, 20, 2), torch.randn(1, 20, 1)


def walk(window):
    """The loss and the gradient of the recurrent weight, without a step."""
    net.zero_grad()
    hidden, total = None, 0
    for start in range(0, 20, window):
        now = slice(start, start + window)
        if hidden is not None:
            hidden = hidden.detach()  # keep the numbers, drop the history
        states, hidden = net(x[:, now], hidden)
        loss = (head(states) - target[:, now]).square().sum()
        loss.backward()
        total += loss.item()
    return total, net.weight_hh_l0.grad.clone()


loss, whole = walk(window=20)
found = {}
for window in (10, 5, 1):
    same_loss, gradient = walk(window)
    found[window] = (gradient - whole).norm() / whole.norm()
    print(f"windows of {window:2}: loss {same_loss:.3f}, ", end="")
    print(f"gradient off by {found[window]:.0%}")
print(f"in one go:     loss {loss:.3f}")

# %% what is lost
past = x[:, :10].clone().requires_grad_()
states, hidden = net(past)
later, _ = net(x[:, 10:], hidden.detach())
later.sum().backward()
print("with detach():          ", past.grad)
lost = past.grad

states, hidden = net(past)
later, _ = net(x[:, 10:], hidden)
later.sum().backward()
sizes = past.grad.norm(dim=2)[0]
print("without, ten steps back:", round(sizes[0].item(), 4))
print("without, one step back: ", round(sizes[-1].item(), 4))

# %% check
assert found[10] < found[5] < found[1]
assert abs(same_loss - loss) < 1e-4
assert lost is None
assert sizes[0] < sizes[-1] / 10

states, hidden = net(x[:, :10])
states.sum().backward()
states, hidden = net(x[:, 10:], hidden)  # nobody detached
message = ""
try:
    states.sum().backward()
except RuntimeError as error:
    message = str(error)
assert message.startswith(
    "Trying to backward through the graph a second time"
)

states, hidden = net(x[:, :10])
states.sum().backward(retain_graph=True)
torch.optim.SGD(net.parameters(), lr=0.1).step()
states, hidden = net(x[:, 10:], hidden)
try:
    states.sum().backward()
except RuntimeError as error:
    message = str(error)
assert "modified by an inplace operation" in message
