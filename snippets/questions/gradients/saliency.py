"""Which pixels a score depends on."""

import torch
from torch import nn

torch.manual_seed(0)
net = nn.Sequential(
    nn.Conv2d(3, 8, 3),
    nn.BatchNorm2d(8),
    nn.ReLU(),
    nn.Flatten(),
    nn.Linear(8 * 16, 5),
)
net.eval()
images = torch.rand(2, 3, 6, 6).requires_grad_()
scores = net(images)
classes = scores.argmax(1)
chosen = scores.gather(1, classes[:, None])  # one score for each image
(gradient,) = torch.autograd.grad(chosen.sum(), images)
saliency = gradient.abs().amax(dim=1)  # the strongest of the three colours
print("saliency of the two images:", list(saliency.shape))
print("gradients of the weights:  ", net[0].weight.grad)

brightest = saliency[0].argmax().item()
row, column = divmod(brightest, 6)
print("strongest pixel:", (row, column))

# %% check
assert saliency.shape == (2, 6, 6)
assert net[0].weight.grad is None
alone = images[:1].detach().requires_grad_()
(by_itself,) = torch.autograd.grad(net(alone)[0, classes[0]], alone)
assert torch.allclose(by_itself, gradient[:1], atol=1e-6)

net.double()
nudged = images[:1].detach().double()
colour = gradient[0, :, row, column].abs().argmax()
up, down = nudged.clone(), nudged.clone()
up[0, colour, row, column] += 1e-6
down[0, colour, row, column] -= 1e-6
slope = (net(up) - net(down))[0, classes[0]] / 2e-6
assert abs(slope - gradient[0, colour, row, column]) < 1e-4

net.train()  # batch normalisation mixes the images
both = images.detach().double().requires_grad_()
(mixed,) = torch.autograd.grad(net(both)[0, classes[0]], both)
assert mixed[1].abs().max() > 1e-4
