"""Dropout as a function, in a model that is in eval()."""

# %% fault
import torch
from torch.nn.functional import dropout


class Model(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = torch.nn.Linear(4, 2)

    def forward(self, x):
        return self.layer(dropout(x, 0.5))


torch.manual_seed(0)
model = Model().eval()
x = torch.ones(1, 4)
first, second = model(x), model(x)
print("the same input twice:", first.detach(), second.detach())


# %% mend
class Mended(Model):
    def forward(self, x):
        return self.layer(dropout(x, 0.5, training=self.training))


torch.manual_seed(0)
mended = Mended().eval()
again, and_again = mended(x), mended(x)
print("the same input twice:", again.detach(), and_again.detach())

# %% check
assert not torch.equal(first, second)
assert torch.equal(again, and_again)
assert torch.equal(again, mended.layer(x))
