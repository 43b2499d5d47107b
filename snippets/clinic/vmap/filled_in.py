"""The result of each sample is filled in, place by place."""

# %% message
import torch
from torch.func import jacrev, vmap


def swing(state):
    position, speed = state
    change = torch.zeros(2)
    change[0] = speed
    change[1] = -torch.sin(position)
    return change


states = torch.tensor([[0.0, 1.0], [0.5, 0.0], [1.0, -1.0]])
try:
    vmap(swing)(states)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")


# %% mend
def swing_stacked(state):
    position, speed = state
    return torch.stack([speed, -torch.sin(position)])


changes = vmap(swing_stacked)(states)
slopes = vmap(jacrev(swing_stacked))(states)
print(changes)


# %% the same kind of zeros
def swing_in_place(state):
    position, speed = state
    change = torch.zeros_like(state)  # has a place for each sample
    change[0] = speed
    change[1] = -torch.sin(position)
    return change


also = vmap(swing_in_place)(states)
print(also)

# %% check
assert "inplace arithmetic(self, *extra_args) is not possible" in message
assert torch.equal(changes, torch.stack([swing(row) for row in states]))
assert torch.equal(also, changes)
assert torch.equal(slopes[:, 0, 1], torch.ones(3))
assert torch.allclose(slopes[:, 1, 0], -torch.cos(states[:, 0]))
