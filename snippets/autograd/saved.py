"""What each function of the two dials has saved."""

import torch

x, t = 2.0, 5.0
w1 = torch.tensor(3.0, requires_grad=True)
w2 = torch.tensor(0.5, requires_grad=True)
h = w1 * x
y = w2 * h
d = y - t
e = d**2

first, second, minus, square = h.grad_fn, y.grad_fn, d.grad_fn, e.grad_fn
for name, node in (("first dial", first), ("second dial", second)):
    left, right = node._saved_self, node._saved_other
    print(f"{name:12} self {left and left.item()}  other {right.item()}")
base, exponent = square._saved_self, square._saved_exponent
print(f"square       self {base.item()}  exponent {exponent}")
kept = [name for name in dir(minus) if name.startswith("_saved")]
print("minus       ", kept)

# %% check
assert first._saved_self is None and first._saved_other == 2
assert second._saved_self is w2 and second._saved_other is h
assert (square._saved_self, square._saved_exponent) == (-2, 2)
assert kept == ["_saved_alpha"]  # a factor of the rule, not a number of yours
