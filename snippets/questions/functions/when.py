"""When a full backward hook runs, and whether the weight is ready."""

import warnings

import torch
from torch import nn

linear = nn.Linear(3, 3)
seen = []


def watch(module, grad_input, grad_output):
    ready = module.weight.grad is not None
    known = grad_input[0] is not None
    seen.append((ready, known))
    print(f"   hook: weight.grad {ready!s:5} grad_input {known}")


def report_weight(weight):
    print("   weight.grad is complete")


linear.register_full_backward_hook(watch)
linear.weight.register_post_accumulate_grad_hook(report_weight)
data = torch.ones(2, 3)
inputs = torch.ones(2, 3, requires_grad=True)

print("first layer, on data")
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    linear(data).sum().backward()

print("later layer, on an input that requires a gradient")
linear.weight.grad = None
linear(inputs).sum().backward()

print("layer that is used twice")
linear.weight.grad = None
linear(linear(inputs)).sum().backward()

# %% check
assert "Full backward hook is firing" in str(caught[0].message)
assert seen[0] == (False, False)
assert seen[1] == (True, True)
assert seen[2] == (False, True)
