"""Saved tensors are to be kept as small whole numbers."""

# %% message
import torch
from torch.autograd.graph import saved_tensors_hooks

torch.manual_seed(0)
w = torch.rand(4, requires_grad=True)


def pack(x):
    scale = x.abs().max() / 127
    return x.div_(scale).round().to(torch.int8), scale


def unpack(packed):
    numbers, scale = packed
    return numbers * scale


try:
    with saved_tensors_hooks(pack, unpack):
        y = (w * 2).sin()
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")


# %% mend
def pack(x):
    scale = x.abs().max() / 127
    return (x / scale).round().to(torch.int8), scale


with saved_tensors_hooks(pack, unpack):
    y = (w * 2).sin()
y.sum().backward()
rounded = w.grad
exact = 2 * (w * 2).cos().detach()
print("gradient:", rounded)
print("exact:   ", exact)


# %% no mend
def pack(x):
    scale = x.abs().max() / 127
    return x.data.div_(scale).round().to(torch.int8), scale


with saved_tensors_hooks(pack, unpack):
    wrong = (w * 2).sin()
print("result:", wrong.detach())
print("right: ", y.detach())

# %% check
assert message.startswith("A saved tensor pack hook is modifying its input")
assert torch.allclose(rounded, exact, atol=0.02)
assert not torch.equal(rounded, exact)
assert torch.equal(y, (w * 2).sin())
assert not torch.allclose(wrong, y, atol=0.1)
