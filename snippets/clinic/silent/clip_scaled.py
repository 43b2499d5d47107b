"""Gradients are clipped while they are still scaled."""

# %% fault
import torch


def step_of(unscale_first):
    weight = torch.nn.Parameter(torch.zeros(2))
    optimizer = torch.optim.SGD([weight], lr=1.0)
    scaler = torch.amp.GradScaler("cpu", init_scale=1024.0)
    loss = (weight * torch.tensor([0.6, 0.8])).sum()  # gradient of norm 1
    scaler.scale(loss).backward()
    if unscale_first:
        scaler.unscale_(optimizer)
    torch.nn.utils.clip_grad_norm_([weight], max_norm=2.0)
    scaler.step(optimizer)
    scaler.update()
    return weight.detach().norm().item()


wrong = step_of(unscale_first=False)
print(f"clipped, then unscaled: a step of {wrong:.4f}")

# %% mend
right = step_of(unscale_first=True)
print(f"unscaled, then clipped: a step of {right:.4f}")

# %% check
assert abs(wrong - 2 / 1024) < 1e-6
assert abs(right - 1) < 1e-6
