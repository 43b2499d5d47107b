"""A result is edited that the backward pass still needs."""

# %% message
import torch

torch.manual_seed(0)
model = torch.nn.Linear(3, 2)
x = torch.rand(4, 3)

h = torch.exp(model(x))  # exp keeps its result for the way back
h += 1
try:
    h.sum().backward()
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% the counter
h = torch.exp(model(x))
noted = h._version
rows = [
    {
        "line": "`h = torch.exp(model(x))`",
        "version of h": noted,
        "the node of exp": "notes the version",
    }
]
h += 1
rows.append(
    {"line": "`h += 1`", "version of h": h._version, "the node of exp": ""}
)
rows.append(
    {
        "line": "`h.sum().backward()`",
        "version of h": h._version,
        "the node of exp": f"had noted {noted}, and refuses",
    }
)

# %% mend
h = torch.exp(model(x))
h = h + 1  # a new tensor; what exp has kept is untouched
h.sum().backward()
found = model.bias.grad.clone()
print("gradient of the bias:", found)

# %% no mend
model.zero_grad()
h = torch.exp(model(x))
h.data += 1  # no version is counted
h.sum().backward()
wrong = model.bias.grad.clone()
print("with .data:          ", wrong)

# %% check
assert "has been modified by an inplace operation" in message
assert torch.allclose(found, torch.exp(model(x)).sum(0))
assert torch.allclose(wrong, found + 4)  # one for each of four rows
