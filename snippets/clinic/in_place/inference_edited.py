"""A tensor made under inference_mode is edited outside of it."""

# %% message
import torch

with torch.inference_mode():
    cache = torch.zeros(3)
try:
    cache += 1
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% after the error
print("the numbers:", cache.tolist())
edited = cache.tolist()

# %% mend
cache = torch.zeros(3)  # made where it is going to be edited
with torch.inference_mode():
    cache += 1  # inside, both kinds can be edited
cache += 1
print(cache.tolist())

# %% check
assert message.startswith("Inplace update to inference tensor outside")
assert edited == [1, 1, 1]
assert cache.tolist() == [2, 2, 2]
