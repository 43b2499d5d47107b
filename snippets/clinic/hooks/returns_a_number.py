"""The size of a gradient is written into a log."""

# %% message
import torch

torch.manual_seed(0)
layer = torch.nn.Linear(3, 2)
x = torch.rand(4, 3)
log = []


def write_norm(grad):
    norm = grad.norm().item()
    log.append(norm)
    return norm


h = layer(x)
h.register_hook(write_norm)
try:
    (h**2).sum().backward()
except TypeError as error:
    message = str(error)
    print(f"TypeError: {message}")


# %% mend
def note_norm(grad):
    log.append(grad.norm().item())  # and no return


log.clear()
layer.zero_grad()
h = layer(x)
h.register_hook(note_norm)
(h**2).sum().backward()
print("in the log:", log)
print("gradient of the bias:", layer.bias.grad)


# %% no mend
def spread_norm(grad):
    return grad.norm().expand_as(grad)  # the right shape


layer.zero_grad()
h = layer(x)
h.register_hook(spread_norm)
(h**2).sum().backward()
spread = layer.bias.grad.clone()
print("gradient of the bias:", spread)

# %% check
assert message == "expected Variable, but hook returned 'float'"
upstream = 2 * h.detach()
assert torch.allclose(torch.tensor(log), upstream.norm()[None])
layer.zero_grad()
(layer(x) ** 2).sum().backward()  # without a hook
assert torch.allclose(layer.bias.grad, upstream.sum(0))
assert torch.allclose(spread, 4 * upstream.norm().expand(2))
