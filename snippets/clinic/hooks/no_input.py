"""A hook on the first layer looks at its gradients."""

# %% message
import warnings

import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(3, 2), nn.Tanh(), nn.Linear(2, 1))
x = torch.rand(4, 3)
seen = []


def look(module, grad_input, grad_output):
    seen.append((grad_input, module.weight.grad))


model[0].register_full_backward_hook(look)
with warnings.catch_warnings():
    warnings.simplefilter("error")  # stop at the warning
    try:
        model(x).sum().backward()
    except UserWarning as warning:
        message = str(warning)
        print(f"UserWarning: {message}")

# %% what the hook saw
with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # go on
    model(x).sum().backward()
grad_input, weight_grad = seen[0]
print("grad_input:", grad_input, "weight.grad:", weight_grad)

# %% mend
seen.clear()
x.requires_grad_()  # if grad_input is what you want
model(x).sum().backward()
grad_input, _ = seen[0]
print("grad_input:", grad_input[0].shape)

# %% the weight
norms = []


def note_norm(weight):
    norms.append(weight.grad.norm().item())


model.zero_grad()
model[0].weight.register_post_accumulate_grad_hook(note_norm)
model(x).sum().backward()
print("norm of the weight's gradient:", norms)

# %% check
assert message.startswith("Full backward hook is firing when gradients are")
assert weight_grad is None
slope = 1 - torch.tanh(model[0](x)) ** 2
upstream = slope * model[2].weight
assert torch.allclose(grad_input[0], upstream @ model[0].weight)
assert torch.allclose(torch.tensor(norms), (upstream.T @ x).norm()[None])

by_keyword = model[0](input=x).sum()
with warnings.catch_warnings(record=True) as again:
    warnings.simplefilter("always")
    by_keyword.backward()  # the hook has not seen x
assert str(again[0].message) == message
