"""Where was the node made whose rule answered with nan?"""

# %% message
import warnings

import torch


def norm(x):
    squares = x.pow(2)
    return squares.sum().sqrt()


x = torch.zeros(3, requires_grad=True)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    y = norm(x)
    with torch.autograd.set_detect_anomaly(True):
        try:
            y.backward()
        except RuntimeError as error:
            found = str(error)
message = str(caught[0].message)
print(f"UserWarning: {message}")

# %% mend
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    with torch.autograd.set_detect_anomaly(True):
        y = norm(x)
        try:
            y.backward()
        except RuntimeError as error:
            found = str(error)
lines = str(caught[0].message).splitlines()
place, code = lines[-3:-1]  # the last of the traceback
print(place.rpartition(", ")[2] + ":", code.strip())

# %% no mend
with torch.autograd.set_detect_anomaly(True, check_nan=False):
    norm(x).backward()
print("gradient:", x.grad)

# %% check
assert message.startswith("Error detected in PowBackward0. No forward pass")
assert lines[0].endswith("Traceback of forward call that caused the error:")
assert code.strip() == "squares = x.pow(2)"
assert found.startswith("Function 'PowBackward0' returned nan values")
assert x.grad.isnan().all()
