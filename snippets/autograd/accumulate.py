"""Two walks back, and what .grad holds after each."""

import torch

w1 = torch.tensor(3.0, requires_grad=True)
w2 = torch.tensor(0.5, requires_grad=True)
for walk in ["first walk: ", "second walk:"]:
    error = (w2 * (w1 * 2.0) - 5.0) ** 2
    error.backward()
    print(walk, w1.grad, w2.grad)

# %% check
assert w1.grad == 2 * -4
assert w2.grad == 2 * -24
