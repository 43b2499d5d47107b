"""One tensor made a constant, and a block that is not recorded."""

# %% detach
import torch

w = torch.tensor(3.0, requires_grad=True)
h = w * 2
constant = h.detach()
print("the same memory:", constant.data_ptr() == h.data_ptr())
print("h still has its history:", h.grad_fn.name())
(h * constant).backward()  # one of the two paths back to w
print("w.grad:", w.grad, "= 2 * constant")

# %% no_grad
with torch.no_grad():
    h = w * 2
    y = h * h
print("under no_grad: h.grad_fn:", h.grad_fn, " y.grad_fn:", y.grad_fn)

# %% what was saved meanwhile
saved = []


def note(tensor):
    saved.append(tensor)
    return tensor.detach()


def unpack(tensor):
    return tensor


with torch.autograd.graph.saved_tensors_hooks(note, unpack):
    (w.exp() ** 2).detach()
    by_detach = len(saved)
    with torch.no_grad():
        w.exp() ** 2
    by_no_grad = len(saved) - by_detach
print("saved before detach():", by_detach, " under no_grad:", by_no_grad)

# %% check
assert w.grad == 2 * constant == 12
assert h.grad_fn is None
assert not y.requires_grad
assert (by_detach, by_no_grad) == (2, 0)
