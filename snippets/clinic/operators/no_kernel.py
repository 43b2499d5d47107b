"""An operator of an extension, which has a forward pass only."""

# %% message
import warnings

import torch

library = torch.library.Library("shop", "DEF")
library.define("scale(Tensor x) -> Tensor")


def scale(x):
    return torch.from_numpy(x.detach().numpy() * 3)


library.impl("scale", scale, "CPU")

w = torch.tensor([1.0, 2.0], requires_grad=True)
loss = (torch.ops.shop.scale(w) + w).sum()
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    loss.backward()
message = str(caught[0].message)
print(f"UserWarning: {message}")
print("w.grad:", w.grad)


# %% mend
def set_up(ctx, inputs, output):
    pass


def scale_back(ctx, grad):
    return 3 * grad


torch.library.register_autograd(
    "shop::scale", scale_back, setup_context=set_up
)
w.grad = None
(torch.ops.shop.scale(w) + w).sum().backward()
print("w.grad:", w.grad)

# %% check
assert message.startswith(
    "shop::scale: an autograd kernel was not registered"
)
assert w.grad.tolist() == [4, 4]
