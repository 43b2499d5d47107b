"""What the old and the full backward hook call grad_input."""

import warnings

import torch
from torch import nn

warnings.simplefilter("ignore")  # the old kind is deprecated
x = torch.randn(5, 3, requires_grad=True)
seen = {}


def list_shapes(gradients):
    return [None if g is None else list(g.shape) for g in gradients]


def watch(name, layer, register):
    def hook(module, grad_input, grad_output):
        seen[name] = list_shapes(grad_input)
        print(f"{name}\n   grad_input  {seen[name]}")
        print(f"   grad_output {list_shapes(grad_output)}")

    handle = register(hook)
    layer(x).sum().backward()
    handle.remove()


linear = nn.Linear(3, 2)
watch("old", linear, linear.register_backward_hook)
linear = nn.Linear(3, 2)
watch("full", linear, linear.register_full_backward_hook)


# %% what else goes in
class Scaled(nn.Module):
    def forward(self, x, k, bias=None):
        return k * x + bias


scaled = Scaled()


def call(x):
    return scaled(x, 3.0, bias=torch.ones(3, requires_grad=True))


watch("three inputs", call, scaled.register_full_backward_hook)


# %% what it returns
def halve(module, grad_input, grad_output):
    return (grad_input[0] / 2,)


x.grad = None
linear(x).sum().backward()
whole = x.grad
x.grad = None
linear.register_full_backward_hook(halve)
linear(x).sum().backward()
print("x.grad is halved:", torch.equal(x.grad, whole / 2))


# %% check
def silence(module, grad_output):
    return (torch.zeros_like(grad_output[0]),)


x.grad = None
linear.register_full_backward_pre_hook(silence)
linear(x).sum().backward()
assert not x.grad.any()
x.grad = whole / 2
assert seen["old"] == [[2], [5, 3], [3, 2]]  # bias, x and the weight's
assert seen["full"] == [[5, 3]]
assert seen["three inputs"] == [[5, 3], None]
assert torch.equal(x.grad, whole / 2)
