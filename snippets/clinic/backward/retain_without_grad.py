"""retain_grad() on a result that will never get a gradient."""

# %% message
import torch

w = torch.tensor(3.0, requires_grad=True)
with torch.no_grad():
    h = w * 2
try:
    h.retain_grad()
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
h = w * 2  # recorded
h.retain_grad()
((h - 5) ** 2).backward()
print("h.grad:", h.grad)

# %% no mend
v = torch.tensor(3.0, requires_grad=True)
with torch.no_grad():
    h = v * 2
h.requires_grad_()  # a leaf now
((h - 5) ** 2).backward()
print("h.grad:", h.grad, "v.grad:", v.grad)

# %% check
assert message == "can't retain_grad on Tensor that has requires_grad=False"
assert h.grad == 2
assert v.grad is None
