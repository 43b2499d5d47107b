"""The same line, run twice, leaves two graphs."""

import torch

w = torch.tensor(3.0, requires_grad=True)
first = (w * 2.0).grad_fn
second = (w * 2.0).grad_fn
print("same function object:", first is second)
print("sequence numbers rise:", first._sequence_nr() < second._sequence_nr())
print(
    "same leaf at the end:",
    first.next_functions[0][0] is second.next_functions[0][0],
)

# %% check
assert first is not second
assert first.next_functions[0][0].variable is w
