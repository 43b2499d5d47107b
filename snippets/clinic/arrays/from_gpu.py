"""The results of a network are drawn with matplotlib."""

import torch

torch.manual_seed(0)
device = "cuda" if torch.cuda.is_available() else "cpu"
net = torch.nn.Linear(1, 1).to(device)
x = torch.linspace(0, 1, 4, device=device)[:, None]

# %% mend
y = net(x).detach().cpu().numpy()
print(type(y), y.shape)

# %% check
slope, shift = net.weight.item(), net.bias.item()
for place, value in zip(x.flatten().tolist(), y.flatten().tolist()):
    assert abs(value - (slope * place + shift)) < 1e-6
