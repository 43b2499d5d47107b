"""Only the first two rows of a table are to learn."""

# %% message
import torch

torch.manual_seed(0)
table = torch.rand(4, 3, requires_grad=True)


def keep_two_rows(grad):
    return grad[:2]


handle = table.register_hook(keep_two_rows)
try:
    (table**2).sum().backward()
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")
handle.remove()

# %% mend
mask = torch.tensor([[1.0], [1.0], [0.0], [0.0]])


def mask_rows(grad):
    return grad * mask  # a new tensor of the same shape


table.register_hook(mask_rows)
(table**2).sum().backward()
print("sum of each row of table.grad:", table.grad.sum(1))


# %% no mend
def clear_rows(grad):
    grad[2:] = 0  # in place


a = torch.rand(4, 3, requires_grad=True)
b = torch.rand(4, 3, requires_grad=True)  # without a hook
a.register_hook(clear_rows)
((a + b) ** 2).sum().backward()
print("sum of each row of b.grad:", b.grad.sum(1))

# %% check
assert message == "hook 'keep_two_rows' has changed the size of value"
assert torch.equal(table.grad, 2 * table.detach() * mask)
assert torch.equal(a.grad, 2 * (a + b).detach() * mask)
assert torch.equal(b.grad, a.grad)  # not 2 * (a + b)
