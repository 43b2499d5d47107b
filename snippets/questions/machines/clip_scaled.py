"""Clip before the gradients are unscaled, or after."""

import torch
from torch import nn

x = torch.tensor([[3.0, 4.0]])


def train(unscale_first):
    """The gradient with which the step is taken: it should be (0.6, 0.8)."""
    net = nn.Linear(2, 1, bias=False)
    optimizer = torch.optim.SGD(net.parameters(), lr=1)
    scaler = torch.amp.GradScaler("cpu", init_scale=1024)
    before = net.weight.detach().clone()

    scaler.scale(net(x).sum()).backward()
    if unscale_first:
        scaler.unscale_(optimizer)
    norm = nn.utils.clip_grad_norm_(net.parameters(), max_norm=1)
    scaler.step(optimizer)
    scaler.update()

    step = (before - net.weight.detach())[0]
    print(f"norm {norm:6.0f}, step", [round(s, 4) for s in step.tolist()])
    return norm.item(), step


after = train(unscale_first=True)
too_early = train(unscale_first=False)

# %% check
assert after[0] == 5
assert torch.allclose(after[1], torch.tensor([0.6, 0.8]), atol=1e-5)
assert too_early[0] == 5 * 1024
assert torch.allclose(too_early[1], after[1] / 1024, atol=1e-6)
