"""A hook that does nothing, and what forward gets then."""

import torch
from torch import nn


class Layer(nn.Module):
    def forward(self, x):
        self.got = x
        return 2 * x


def do_nothing(module, grad_input, grad_output):
    pass


def look(layer, x):
    y = layer(x)
    print("the same object:", layer.got is x)
    print("   got    ", layer.got.grad_fn.name())
    print("   returns", y.grad_fn.name())
    return layer.got is x


layer = Layer()
x = torch.ones(3, requires_grad=True) + 1
before = look(layer, x)
layer.register_full_backward_hook(do_nothing)
after = look(layer, x)
got = layer.got
print("a view of x:", got._base is x, got.data_ptr() == x.data_ptr())

# %% check
assert before is True and after is False
assert got._base is x and got.data_ptr() == x.data_ptr()
assert torch.equal(got, x)
plain = torch.ones(3)
layer(plain)
assert layer.got is plain  # it requires no gradient
