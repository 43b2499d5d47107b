"""A line is fitted, and nobody clears the gradient."""

# %% fault
import torch

x = torch.linspace(-1, 1, 8).unsqueeze(1)
target = 3 * x


def train(clear):
    torch.manual_seed(0)
    model = torch.nn.Linear(1, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    losses = []
    for _ in range(30):
        if clear:
            optimizer.zero_grad()
        loss = torch.nn.functional.mse_loss(model(x), target)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses


kept = train(clear=False)
print("without zero_grad:", [round(loss, 2) for loss in kept[::4]])

# %% mend
cleared = train(clear=True)
print("with zero_grad:   ", [round(loss, 2) for loss in cleared[::4]])

# %% check
assert kept[0] == cleared[0]
assert cleared[-1] < 1e-3
assert max(kept[-6:]) > 1
