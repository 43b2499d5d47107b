"""The same network, asked about another pair of inputs."""

import torch

w = torch.tensor([1.0, -3.0], requires_grad=True)
b = torch.tensor(0.0, requires_grad=True)


def second_neuron(x1, x2):
    """Its answer, and the slopes of its weights and its bias."""
    w.grad = b.grad = None
    h = torch.relu((w * torch.tensor([x1, x2])).sum() + b)
    ((4 * h - 5) ** 2).backward()
    return h.item(), w.grad.tolist(), b.grad.item()


off, on = second_neuron(2.0, 1.0), second_neuron(2.0, 0.5)
print("asked about 2 and 1:  ", *off)
print("asked about 2 and 0.5:", *on)

# %% check
assert off == (0, [0, 0], 0)
assert on == (0.5, [2 * (2 - 5) * 4 * 2, 2 * (2 - 5) * 4 * 0.5], -24)
