"""The gradients of a convolution, added up by hand."""

import torch
from torch.nn.functional import conv1d, pad

torch.manual_seed(0)
signals = torch.randn(2, 1, 5, requires_grad=True)  # two examples
kernel = torch.randn(1, 1, 3, requires_grad=True)
bias = torch.zeros(1, requires_grad=True)
result = conv1d(signals, kernel, bias)
upstream = torch.randn_like(result)
result.backward(upstream)

by_hand = torch.zeros(3)
for example in range(2):
    for place in range(3):
        window = signals[example, 0, place : place + 3].detach()
        by_hand += upstream[example, 0, place] * window
print("kernel, by hand: ", by_hand)
print("kernel, autograd:", kernel.grad[0, 0])

turned = kernel.detach().flip(2)
to_inputs = conv1d(pad(upstream, (2, 2)), turned)
print("input, turned kernel:", to_inputs[0, 0])
print("input, autograd:     ", signals.grad[0, 0])

# %% check
from torch.nn.functional import conv_transpose1d

assert torch.allclose(by_hand, kernel.grad[0, 0], atol=1e-6)
assert torch.allclose(to_inputs, signals.grad, atol=1e-6)
assert torch.allclose(bias.grad[0], upstream.sum())
ready_made = conv_transpose1d(upstream, kernel)
assert torch.allclose(ready_made, signals.grad, atol=1e-6)

x = torch.randn(2, 3, 9, requires_grad=True)  # several channels, a stride
w = torch.randn(4, 3, 3, requires_grad=True)
y = conv1d(x, w, stride=2)
g = torch.randn_like(y)
y.backward(g)
with_stride = conv_transpose1d(g, w.detach(), stride=2)
assert torch.allclose(with_stride, x.grad, atol=1e-5)
y = conv1d(x, w)
g = torch.randn_like(y)
(to_x,) = torch.autograd.grad(y, x, g)
swapped = conv1d(pad(g, (2, 2)), w.detach().flip(2).transpose(0, 1))
assert torch.allclose(swapped, to_x, atol=1e-5)
