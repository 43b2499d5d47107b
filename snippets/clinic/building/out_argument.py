"""A result is written into a tensor that is there already."""

# %% message
import torch

w = torch.tensor([1.0, 2.0], requires_grad=True)
result = torch.empty(2)
try:
    torch.mul(w, 3, out=result)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
result = torch.mul(w, 3)
result.sum().backward()
print(w.grad)

# %% no mend
cut = torch.empty(2)
torch.mul(w.detach(), 3, out=cut)
print("requires_grad:", cut.requires_grad)

# %% check
assert message.startswith("mul(): functions with out=... arguments don't")
assert w.grad.tolist() == [3, 3]
assert not cut.requires_grad
