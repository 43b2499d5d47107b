"""relu saves its result; the gradient can be told from it."""

import torch

a = torch.tensor([-1.0, 0.0, 2.0], requires_grad=True)
y = a.relu()
y.backward(torch.ones(3))
print("result:  ", y.tolist())
print("gradient:", a.grad.tolist())

# %% check
assert [float(v > 0) for v in y.tolist()] == a.grad.tolist()
