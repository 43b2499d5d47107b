"""y = w2 * h + h by hand: two messages for h, added before it runs."""

import torch

w1 = torch.tensor(3.0, requires_grad=True)
w2 = torch.tensor(0.5, requires_grad=True)
h = w1 * 2.0
e = (w2 * h + h - 5.0) ** 2

square = e.grad_fn
minus = square.next_functions[0][0]
plus = minus.next_functions[0][0]
times = plus.next_functions[0][0]
with torch.no_grad():
    message, _ = minus(square(torch.tensor(1.0)))
    to_times, direct = plus(message)
    to_w2, through = times(to_times)
    to_w1, _ = h.grad_fn(through + direct)
print("h hears", through.item(), "and", direct.item())
print("w2:", to_w2.item(), " w1:", to_w1.item())

# %% check
e.backward()
assert (w2.grad, w1.grad) == (to_w2, to_w1) == (48, 24)
