"""The second neuron of the same network, asked about other inputs."""

import torch

from textbook import network


def second_neuron(x1, x2):
    """Its answer, and the slopes of its weights and its bias."""
    net = network()
    x = torch.tensor([[x1, x2]])
    ((net(x) - 5) ** 2).sum().backward()
    hidden = net[0]
    answer = torch.relu(hidden(x))[0, 1].item()
    return answer, hidden.weight.grad[1].tolist(), hidden.bias.grad[1].item()


off, on = second_neuron(2.0, 1.0), second_neuron(2.0, 0.5)
print("asked about 2 and 1:  ", *off)
print("asked about 2 and 0.5:", *on)

# %% check
d = 0.5 * (3 * 2 - 0.5 + 1) + 4 * 0.5 - 5
message = 2 * d * 4
assert off == (0, [0, 0], 0)
assert on == (0.5, [message * 2, message * 0.5], message)
