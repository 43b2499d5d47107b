"""Gradients of two micro-batches are added up, and clipped after each."""

# %% message
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(3, 1)
x, target = torch.rand(8, 3), torch.rand(8, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scaler = torch.amp.GradScaler("cpu", init_scale=1024)


def add_gradients(rows):
    loss = nn.functional.mse_loss(model(x[rows]), target[rows]) / 2
    scaler.scale(loss).backward()


halves = [slice(0, 4), slice(4, 8)]
try:
    for rows in halves:
        add_gradients(rows)
        scaler.unscale_(optimizer)
        nn.utils.clip_grad_norm_(model.parameters(), max_norm=1.0)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
scaler.update()
optimizer.zero_grad()
for rows in halves:
    add_gradients(rows)
scaler.unscale_(optimizer)  # once, when all of them are there
right = model.weight.grad.clone()
nn.utils.clip_grad_norm_(model.parameters(), max_norm=1.0)
scaler.step(optimizer)
scaler.update()
print("before clipping:", right)

# %% no mend
optimizer.zero_grad()
for rows in halves:
    add_gradients(rows)
    scaler.unscale_(optimizer)
    scaler.update()  # no message any more
wrong = model.weight.grad.clone()
print("before clipping:", wrong)

# %% shares
rows = []
for name, half, divisor in zip(["first", "second"], halves, [1024, 1]):
    loss = nn.functional.mse_loss(model(x[half]), target[half]) / 2
    share = torch.autograd.grad(loss, model.weight)[0][0, 0].item()
    rows.append(
        {
            "micro-batch": name,
            "its share": round(share, 4),
            "what is left of it": round(share / divisor, 4),
        }
    )

# %% check
assert message.startswith("unscale_() has already been called on this")
again = nn.Linear(3, 1)
torch.manual_seed(0)
again.reset_parameters()
nn.functional.mse_loss(again(x), target).backward()
assert torch.allclose(right, again.weight.grad, atol=1e-6)
left = sum(row["what is left of it"] for row in rows)
assert abs(wrong[0, 0].item() - left) < 1e-3
assert abs(rows[0]["its share"]) > 0.1
