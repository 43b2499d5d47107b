"""Which .grad is there when the gradient of h is known?"""

import torch

w1 = torch.tensor(3.0, requires_grad=True)
w2 = torch.tensor(0.5, requires_grad=True)
h = w1 * 2.0
error = (w2 * h - 5.0) ** 2
seen = []


def note(_):
    seen.append((w1.grad, w2.grad))


h.grad_fn.register_prehook(note)
error.backward()
print("w1.grad, w2.grad:", seen[0])

# %% check
assert seen == [(None, -24)]
