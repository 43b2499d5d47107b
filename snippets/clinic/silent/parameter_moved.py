"""A parameter is moved in the line that makes it."""

# %% fault
import torch


class Scale(torch.nn.Module):
    def __init__(self, dtype):
        super().__init__()
        self.factor = torch.nn.Parameter(torch.ones(3)).to(dtype)


same = len(list(Scale(torch.float32).parameters()))
other = len(list(Scale(torch.float64).parameters()))
print("nothing to convert:", same, "parameter")
print("to another dtype:  ", other, "parameters")


# %% mend
class Mended(torch.nn.Module):
    def __init__(self, dtype):
        super().__init__()
        self.factor = torch.nn.Parameter(torch.ones(3, dtype=dtype))


mended = list(Mended(torch.float64).parameters())
print("to another dtype:  ", len(mended), "parameter")

# %% check
assert same == 1
assert other == 0
assert len(mended) == 1
assert mended[0].dtype == torch.float64
