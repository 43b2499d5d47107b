"""An operator made with custom_op, in a model that learns."""

# %% message
import torch


@torch.library.custom_op("shop::triple", mutates_args=())
def triple(x: torch.Tensor) -> torch.Tensor:
    return x * 3


w = torch.tensor([1.0, 2.0], requires_grad=True)
try:
    (triple(w) ** 2).sum().backward()
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")


# %% mend
def triple_back(ctx, grad):
    return 3 * grad


triple.register_autograd(triple_back)
(triple(w) ** 2).sum().backward()
found = w.grad
print(found)

# %% no mend
w.grad = None
(triple(w.detach()) + w).sum().backward()
print("with detach():", w.grad)

# %% check
assert message.startswith(
    "Trying to backward through shop.triple.default but"
)
assert w.grad.tolist() == [1, 1]
w.grad = None
(triple(w) + w).sum().backward()
assert w.grad.tolist() == [4, 4]
assert torch.equal(found, 18 * w.detach())
