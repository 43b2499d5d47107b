"""The bytes of a picture become a tensor."""

# %% message
import warnings

import numpy as np
import torch

raw = bytes([10, 20, 30])  # as they were read from a file
pixels = np.frombuffer(raw, dtype=np.uint8)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    image = torch.from_numpy(pixels)
message = str(caught[0].message)
print(f"UserWarning: {message}")

# %% mend
mended = torch.from_numpy(pixels.copy())
mended[0] = 99
print("the file's bytes:", list(raw))

# %% no mend
before = list(raw)
image[0] = 99
print("the file's bytes:", list(raw))

# %% check
assert message.startswith("The given NumPy array is not writable")
assert before == [10, 20, 30]
assert mended.tolist() == [99, 20, 30]
assert list(raw) == [99, 20, 30]  # which Python takes for unchangeable
