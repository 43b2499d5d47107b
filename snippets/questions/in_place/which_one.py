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


PARTS = r"\[torch.FloatTensor (.*?)\], which is (output .*?), is at (.*?)\."
rows = []
for edit in (a_result, one_element, a_step_of_the_optimizer):
    try:
        edit()
    except RuntimeError as error:
        shape, origin, versions = re.search(PARTS, str(error)).groups()
    rows.append(
        {
            "edit": edit.__name__.replace("_", " "),
            "shape": shape,
            "origin": f"`{origin}`",
            "versions": versions,
        }
    )

# %% check
assert [row["shape"] for row in rows] == ["[4]", "[4]", "[3, 1]"]
assert "Exp" in rows[0]["origin"]
assert "version 2; expected version 0" in rows[1]["versions"]
