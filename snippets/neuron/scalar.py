"""backward() from three numbers, and from their sum."""

import torch

w = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
squares = w**2
try:
    squares.backward()
except RuntimeError as problem:
    message = str(problem)
    print(message)

squares.sum().backward()
print("from the sum:", w.grad)

# %% check
assert "scalar" in message
summed = w.grad
assert summed.tolist() == [2, 4, 6]
w.grad = None
(w**2).backward(torch.ones(3))
assert torch.equal(w.grad, summed)
