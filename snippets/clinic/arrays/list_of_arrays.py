"""A batch is put together from a list of arrays."""

# %% message
import warnings

import numpy as np
import torch

rng = np.random.default_rng(0)
observations = [rng.random(3) for _ in range(4)]
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    slow = torch.tensor(observations)
message = str(caught[0].message)
print(f"UserWarning: {message}")

# %% mend
batch = torch.from_numpy(np.stack(observations)).float()
print(batch.shape, batch.dtype)

# %% check
assert message.startswith("Creating a tensor from a list of numpy.ndarrays")
assert torch.equal(batch, slow.float())
assert slow.dtype == torch.float64
