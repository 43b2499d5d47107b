"""What the argument of y.backward(...) means."""

# %% the three numbers
import torch

torch.set_printoptions(sci_mode=False)

x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
v = torch.tensor([0.1, 1.0, 0.0001])
(x**2).backward(v)
handed_over = x.grad
print("y.backward(v)       ", handed_over)

x.grad = None
((x**2) * v).sum().backward()
print("(y * v).sum()       ", x.grad)

# %% as the gradient of a loss
y = x**2
loss = (y - 1).pow(2).sum()
(to_y,) = torch.autograd.grad(loss, y, retain_graph=True)
x.grad = None
y.backward(to_y, retain_graph=True)
in_two_parts = x.grad
x.grad = None
loss.backward()
print("with v from a loss  ", in_two_parts)
print("loss.backward()     ", x.grad)

# %% not a plain number
try:
    (x**2).sum().backward(1.0)
except TypeError as error:
    message = str(error)
    print("TypeError:", message)

# %% check
assert torch.allclose(handed_over, torch.tensor([0.2, 4.0, 0.0006]))
assert torch.equal(in_two_parts, x.grad)
assert "float" in message
w = torch.tensor([1.0, 2.0], requires_grad=True)
v1, v2 = torch.tensor([3.0, 1.0]), torch.tensor([0.5, 2.0])
torch.autograd.backward([w**2, 5 * w], [v1, v2])
(as_a_sum,) = torch.autograd.grad((w**2 * v1).sum() + (5 * w * v2).sum(), w)
assert torch.equal(w.grad, as_a_sum)
