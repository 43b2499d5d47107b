"""The textbook network as two layers of PyTorch, with the dials as before."""

import torch
from torch import nn


def network():
    """Two inputs, two hidden neurons with relu, one output."""
    hidden, output = nn.Linear(2, 2), nn.Linear(2, 1)
    with torch.no_grad():
        hidden.weight.copy_(torch.tensor([[3.0, -1.0], [1.0, -3.0]]))
        hidden.bias.copy_(torch.tensor([1.0, 0.0]))
        output.weight.copy_(torch.tensor([[0.5, 4.0]]))
        output.bias.zero_()
    return nn.Sequential(hidden, nn.ReLU(), output)


# %% check
if __name__ == "__main__":
    asked = torch.tensor([[2.0, 1.0]])
    assert network()(asked).item() == 3
    z1, z2 = 3 * 2 - 1 * 1 + 1, 1 * 2 - 3 * 1 + 0
    assert network()[0](asked).tolist() == [[z1, z2]]
