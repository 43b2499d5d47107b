"""Six calls that are error.backward()."""

import torch

x, t = 2.0, 5.0
w1 = torch.tensor(3.0, requires_grad=True)
w2 = torch.tensor(0.5, requires_grad=True)
error = (w2 * (w1 * x) - t) ** 2

# %% the functions, found along the graph
square = error.grad_fn
minus = square.next_functions[0][0]
second = minus.next_functions[0][0]
to_w2, first = (f for f, _ in second.next_functions)
to_w1 = first.next_functions[0][0]

# %% six calls
with torch.no_grad():
    one = torch.tensor(1.0)
    from_square = square(one)
    print("square:       ", from_square)
    from_minus, _ = minus(from_square)
    print("minus:        ", from_minus)
    to_second, to_h = second(from_minus)
    print("second dial:  ", to_second, to_h)
    print("w2.grad before", w2.grad)
    nothing = to_w2(to_second)
    print("to w2:        ", nothing, " w2.grad", w2.grad)
    to_first, _ = first(to_h)
    print("first dial:   ", to_first)
    print("to w1:        ", to_w1(to_first), " w1.grad", w1.grad)

# %% check
mine = w1.grad, w2.grad
messages = from_square, from_minus, to_second, to_h, to_first
w1.grad = w2.grad = None
((w2 * (w1 * x) - t) ** 2).backward()
assert mine == (w1.grad, w2.grad)
assert [m.item() for m in messages] == [-4, -4, -24, -2, -4]
assert nothing == ()
