"""Second derivatives at many points, with relu and with tanh."""

import torch
from torch import nn

outcomes = {}
for activation in (nn.ReLU(), nn.Tanh()):
    torch.manual_seed(0)
    net = nn.Sequential(nn.Linear(1, 16), activation, nn.Linear(16, 1))
    x = torch.linspace(-1, 1, 5)[:, None].requires_grad_()
    u = net(x)
    (u_x,) = torch.autograd.grad(u.sum(), x, create_graph=True)
    (u_xx,) = torch.autograd.grad(u_x.sum(), x, create_graph=True)
    (of_weights,) = torch.autograd.grad(u_x.square().sum(), net[0].weight)
    name = type(activation).__name__
    outcomes[name] = u_x, u_xx, of_weights
    print(f"{name}: a penalty on u_x reaches the weights:", end=" ")
    print(bool(of_weights.any()))
    print("    u_x: ", [round(number, 3) for number in u_x[:, 0].tolist()])
    print("    u_xx:", [round(number, 3) for number in u_xx[:, 0].tolist()])

# %% check
assert outcomes["ReLU"][0].abs().min() > 0
assert outcomes["ReLU"][1].abs().max() == 0
assert outcomes["ReLU"][2].abs().max() > 0
assert outcomes["Tanh"][1].abs().min() > 0
net.double()
x = x.detach().double()
with torch.no_grad():
    bend = (net(x + 1e-4) - 2 * net(x) + net(x - 1e-4)) / 1e-8
assert torch.allclose(bend.float(), outcomes["Tanh"][1], atol=1e-4)
