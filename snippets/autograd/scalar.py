"""backward() on more than one number."""

import torch

w = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
y = w**2
try:
    y.backward()
except RuntimeError as error:
    print(error)
    said = str(error)

y.sum().backward()
summed = w.grad.tolist()
print("y.sum().backward():           ", summed)

w.grad = None
(w**2).backward(torch.ones(3))
given = w.grad.tolist()
print("y.backward(torch.ones(3)):    ", given)

w.grad = None
(w**2).backward(torch.tensor([1.0, 0.0, 10.0]))
weighed = w.grad.tolist()
print("y.backward(tensor([1, 0, 10])):", weighed)

# %% check
assert "scalar" in said
assert summed == given == [2 * v for v in w.tolist()]
assert weighed == [2, 0, 60]
