"""The slope of sin at a hundred points, in one walk and in a hundred."""

# %% the slope of sin at a hundred points
import torch

x = torch.linspace(0, 6, 100, requires_grad=True)
y = torch.sin(x)
y.sum().backward()
print("largest difference from cos:", (x.grad - x.cos()).abs().max().item())

in_a_loop = torch.zeros(100)
y = torch.sin(x)
for i in range(100):
    (gradient,) = torch.autograd.grad(y[i], x, retain_graph=True)
    in_a_loop[i] = gradient[i]  # the other 99 are zero
print("the loop finds the same:", torch.allclose(in_a_loop, x.grad))

# %% where it goes wrong
running = torch.cumsum(torch.sin(x), dim=0)  # each uses those before it
(summed,) = torch.autograd.grad(running.sum(), x)
print("first of a running sum:", summed[0].item())

# %% check
assert torch.allclose(x.grad, x.cos())
assert torch.allclose(in_a_loop, x.grad)
assert summed[0] == 100
