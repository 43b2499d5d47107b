"""A full backward hook, and a relu that edits what comes after it."""

import torch
from torch import nn

torch.manual_seed(0)
linear = nn.Linear(3, 4)
x = torch.randn(5, 3)
seen = []


def watch(module, grad_input, grad_output):
    seen.append(grad_output[0])


class Clone(nn.Module):
    def forward(self, h):
        return h.clone()


handle = linear.register_full_backward_hook(watch)
try:
    nn.Sequential(linear, nn.ReLU(inplace=True))(x)
except RuntimeError as error:
    message = str(error)
    print(message.partition(".")[0])

# %% three cures
inputs = x.clone().requires_grad_()
nn.Sequential(linear, nn.ReLU())(inputs).sum().backward()
nn.Sequential(linear, Clone(), nn.ReLU(inplace=True))(inputs).sum().backward()
handle.remove()


def watch_output(module, args, output):
    output.register_hook(seen.append)


linear.register_forward_hook(watch_output)
nn.Sequential(linear, nn.ReLU(inplace=True))(inputs).sum().backward()
print("the same gradient:", torch.equal(seen[0], seen[1]), end=" ")
print(torch.equal(seen[0], seen[2]))

# %% check
assert message.startswith("Output 0 of BackwardHookFunction is a view")
assert len(seen) == 3
assert torch.equal(seen[0], seen[1]) and torch.equal(seen[0], seen[2])
