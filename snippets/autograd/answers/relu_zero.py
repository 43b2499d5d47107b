"""relu saves its result; is that enough?"""

import torch

a = torch.tensor([-1.0, 0.0, 2.0], requires_grad=True)
y = a.relu()
y.backward(torch.ones(3))
print("result:", y.tolist(), " slopes:", a.grad.tolist())

# %% check
assert a.grad.tolist() == [0, 0, 1]
assert [float(v > 0) for v in y.tolist()] == a.grad.tolist()
