"""The Jacobian of a model in which the path from one input is cut."""

# %% message
import torch
from torch.autograd.functional import jacobian


def model(position, time):
    return torch.sin(position - time.detach())


position = torch.tensor([0.0, 1.0])
time = torch.tensor([0.5])
try:
    jacobian(model, (position, time), strict=True)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")


# %% graph
position.requires_grad_()
y = model(position[1], time[0])


# %% mend
def mended(position, time):
    return torch.sin(position - time)


to_position, to_time = jacobian(mended, (position, time), strict=True)
print(to_time)

# %% no mend
zeros = jacobian(model, (position, time))[1]
print(zeros)

# %% check
assert message.startswith("Output 0 of the user-provided function is indep")
slopes = torch.cos(position - time)
assert torch.allclose(to_time[:, 0], -slopes)
assert torch.allclose(to_position, torch.diag(slopes))
assert torch.equal(
    model(position, time), mended(position, time)
)  # the values do not show it
assert zeros.tolist() == [[0], [0]]
