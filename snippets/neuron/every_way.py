"""One number, found in six ways."""

import torch

x, w1, w2, t = 2.0, 3.0, 0.5, 5.0
h = w1 * x
m = w2 * h - t

# %% a nudge
nudged = ((w2 + 0.01) * h - t) ** 2
by_nudging = (nudged - m**2) / 0.01

# %% message times input, and local slopes multiplied
message = 2 * m
by_message = message * h

de_dm, dm_dy, dy_dw2 = 2 * m, 1, h
by_chain = de_dm * dm_dy * dy_dw2

# %% PyTorch's one line
parameter = torch.tensor(w2, requires_grad=True)
error = (parameter * h - t) ** 2
error.backward()
by_the_line = parameter.grad.item()

# %% its nodes, called
square = ((parameter * h - t) ** 2).grad_fn
minus = square.next_functions[0][0]
times = minus.next_functions[0][0]
with torch.no_grad():
    to_y, _ = minus(square(torch.tensor(1.0)))
    to_w2, _ = times(to_y)
by_calls = to_w2.item()

# %% a weight of a network
v = torch.tensor([[w2, 4.0]], requires_grad=True)
hidden = torch.tensor([[h, 0.0]])
((hidden @ v.T - t) ** 2).backward()
in_a_network = v.grad[0, 0].item()

print(f"nudge:         {by_nudging:.2f}")
print(f"message:       {by_message}")
print(f"chain rule:    {by_chain}")
print(f"one line:      {by_the_line}")
print(f"nodes, called: {by_calls}")
print(f"in a network:  {in_a_network}")

# %% check
ways = by_message, by_chain, by_the_line, by_calls, in_a_network
assert all(way == -24 for way in ways)
assert abs(by_nudging + 24) < 0.5
