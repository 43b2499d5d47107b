"""Three edits, and what the message says of each."""

import re

import torch
from torch import nn


def a_result():
    u = torch.ones(4, requires_grad=True)
    h = (2 * u).exp()
    h += 1
    h.sum().backward()


def one_element():
    u = torch.ones(4, requires_grad=True)
    h = (2 * u).tanh()
    h[0] = 0.0
    h[1] = 0.0
    h.sum().backward()


def a_step_of_the_optimizer():
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(2, 3), nn.Tanh(), nn.Linear(3, 1))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    y = model(torch.ones(5, 2))
    y.mean().backward(retain_graph=True)
    optimizer.step()
    (y**2).mean().backward()


PARTS = (
    r"\[torch.FloatTensor (.*?)\], which is output 0 of (.*?), "
    r"is at version (\d+); expected version (\d+) instead"
)
rows = []
for edit in (a_result, one_element, a_step_of_the_optimizer):
    try:
        edit()
    except RuntimeError as error:
        parts = re.search(PARTS, str(error))
    rows.append(
        {
            "edit": edit.__name__.replace("_", " "),
            "shape": parts[1],
            "output 0 of": f"`{parts[2]}`",
            "expected version": int(parts[4]),
            "is at version": int(parts[3]),
        }
    )

# %% check
assert [row["shape"] for row in rows] == ["[4]", "[4]", "[3, 1]"]
assert rows[0]["output 0 of"] == "`Exp`"
assert (rows[1]["expected version"], rows[1]["is at version"]) == (0, 2)
