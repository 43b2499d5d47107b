"""Training goes on after the sixth epoch, with a new optimizer."""

# %% message
import torch

w = torch.nn.Parameter(torch.tensor(5.0))
optimizer = torch.optim.SGD([w], lr=0.4)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=10)
whole = []
for epoch in range(10):
    if epoch == 6:
        saved = {
            "optimizer": optimizer.state_dict(),
            "scheduler": scheduler.state_dict(),
        }
    whole.append(optimizer.param_groups[0]["lr"])
    optimizer.step()
    scheduler.step()

optimizer = torch.optim.SGD([w], lr=0.4)
try:
    scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(
        optimizer, T_max=10, last_epoch=5
    )
except KeyError as error:
    message = str(error)
    print(f"KeyError: {message}")

# %% mend
optimizer = torch.optim.SGD([w], lr=0.4)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=10)
optimizer.load_state_dict(saved["optimizer"])
scheduler.load_state_dict(saved["scheduler"])
resumed = []
for _ in range(6, 10):
    resumed.append(optimizer.param_groups[0]["lr"])
    optimizer.step()
    scheduler.step()

# %% no mend
optimizer = torch.optim.SGD([w], lr=0.4)
optimizer.param_groups[0]["initial_lr"] = 0.4
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(
    optimizer, T_max=10, last_epoch=5
)
filled_in = []
for _ in range(6, 10):
    filled_in.append(optimizer.param_groups[0]["lr"])
    optimizer.step()
    scheduler.step()

# %% rates
rows = [
    {
        "epoch": epoch,
        "without a break": round(whole[epoch], 3),
        "state loaded": round(resumed[epoch - 6], 3),
        "filled in by hand": round(filled_in[epoch - 6], 3),
    }
    for epoch in range(6, 10)
]

# %% check
assert message.startswith("\"param 'initial_lr' is not specified in param_")
assert resumed == whole[6:]
assert all(a > 2 * b for a, b in zip(filled_in, whole[6:]))
