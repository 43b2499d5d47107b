"""The keys of a tensor that requires no gradient."""

import torch

x = torch.tensor(2.0)
print(torch._C._dispatch_keys(x))
print("grad_fn:", (x * x).grad_fn)

# %% check
assert "AutogradCPU" in str(torch._C._dispatch_keys(x))
assert (x * x).grad_fn is None
