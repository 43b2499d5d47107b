"""A picture is mirrored with NumPy."""

# %% message
import numpy as np
import torch

image = np.arange(6.0).reshape(2, 3)
mirrored = image[:, ::-1]
try:
    torch.from_numpy(mirrored)
except ValueError as error:
    message = str(error)
    print(f"ValueError: {message}")

# %% mend
tensor = torch.from_numpy(mirrored.copy())
print(tensor)

# %% check
assert message.startswith("At least one stride in the given numpy array is")
assert np.flip(image, 1).strides == mirrored.strides
assert tensor.tolist() == [[2, 1, 0], [5, 4, 3]]
assert torch.equal(tensor, torch.from_numpy(image).flip(1))
