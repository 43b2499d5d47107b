"""gradcheck of a function whose path is cut."""

# %% message
import torch
from torch.autograd.gradcheck import GradcheckError, gradcheck


def distance(x):
    centre = x.mean()
    return torch.tensor((x - centre).abs().sum().item()).double()


x = torch.tensor([1.0, 2.0, 6.0], dtype=torch.float64, requires_grad=True)
try:
    gradcheck(distance, x)
except GradcheckError as error:
    message = str(error)
    print(f"GradcheckError: {message}")


# %% mend
def right_distance(x):
    centre = x.mean()
    return (x - centre).abs().sum()


passed = gradcheck(right_distance, x)
print("gradcheck passes:", passed)

# %% check
assert message == "Numerical gradient for function expected to be zero"
assert passed
