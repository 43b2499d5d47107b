"""What eval() changes, and what no_grad changes."""

import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(8, 8), nn.Dropout())
x = torch.ones(1, 8)


def look():
    first, second = model(x), model(x)
    return torch.equal(first, second), first.grad_fn is not None


rows = []
for training in (True, False):
    for recording in (True, False):
        model.train(training)
        with torch.set_grad_enabled(recording):
            same, history = look()
        rows.append(
            {
                "model": "`train()`" if training else "`eval()`",
                "under": "" if recording else "`no_grad`",
                "the same twice": same,
                "recorded": history,
            }
        )

# %% check
assert [row["the same twice"] for row in rows] == [False, False, True, True]
assert [row["recorded"] for row in rows] == [True, False, True, False]
