"""A layer is made in the first line of a model."""

# %% message
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        self.layer = nn.Linear(3, 1)
        super().__init__()


try:
    net = Net()
except AttributeError as error:
    message = str(error)
    print(f"AttributeError: {message}")


# %% mend
class MendedNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(3, 1)


net = MendedNet()
names = [name for name, parameter in net.named_parameters()]
print(names)


# %% no mend
class ListNet(nn.Module):
    def __init__(self):
        self.layers = [nn.Linear(3, 1)]  # a list is no module
        super().__init__()


net_of_a_list = ListNet()
print(list(net_of_a_list.parameters()))

# %% check
assert message == "cannot assign module before Module.__init__() call"
assert names == ["layer.weight", "layer.bias"]
net.layer(torch.ones(1, 3)).sum().backward()
assert net.layer.weight.grad.tolist() == [[1, 1, 1]]
assert list(net_of_a_list.parameters()) == []
