"""A schedule for epochs is stepped once a batch."""

# %% fault
import torch

EPOCHS, BATCHES = 20, 5


def last_learning_rate(each_batch):
    weight = torch.nn.Parameter(torch.zeros(1))
    optimizer = torch.optim.SGD([weight], lr=1.0)
    schedule = torch.optim.lr_scheduler.StepLR(
        optimizer, step_size=10, gamma=0.1
    )
    for _ in range(EPOCHS):
        rate = optimizer.param_groups[0]["lr"]
        for _ in range(BATCHES):
            optimizer.step()
            if each_batch:
                schedule.step()
        if not each_batch:
            schedule.step()
    return rate


wrong = last_learning_rate(each_batch=True)
print(f"in the last epoch, stepped each batch: {wrong:.0e}")

# %% mend
right = last_learning_rate(each_batch=False)
print(f"in the last epoch, stepped each epoch: {right:.0e}")

# %% check
assert abs(wrong / 1e-9 - 1) < 1e-6
assert abs(right - 0.1) < 1e-12
