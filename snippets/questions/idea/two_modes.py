"""The same chain of Jacobians, multiplied from either end."""

# %% where to put the brackets
import warnings

import torch

# what torch.func.jvp loads gives this warning
warnings.filterwarnings("ignore", "`torch.jit.script`")


def count(left, right):
    """The multiplications in a product of two tables."""
    return left.shape[0] * left.shape[1] * right.shape[1]


torch.manual_seed(0)
counts = {}
for inputs, outputs in ((1000, 1), (1, 1000)):
    A = torch.randn(100, inputs, dtype=torch.float64)  # first layer
    B = torch.randn(100, 100, dtype=torch.float64)
    C = torch.randn(outputs, 100, dtype=torch.float64)  # last layer
    reverse = count(C, B) + count(C @ B, A)  # (C B) A
    forward = count(B, A) + count(C, B @ A)  # C (B A)
    assert torch.allclose((C @ B) @ A, C @ (B @ A))
    counts[inputs, outputs] = reverse, forward
    print(f"inputs {inputs:4}, outputs {outputs:4}: ", end="")
    print(f"reverse {reverse:10,}, forward {forward:10,}")

# %% how many passes
A = torch.randn(100, 300, dtype=torch.float64) / 10


def network(x):
    return (A @ x).tanh().sum()


x = torch.randn(300, dtype=torch.float64)
_, walk_back = torch.func.vjp(network, x)
(in_one_walk,) = walk_back(torch.tensor(1.0, dtype=torch.float64))

by_input = []
for direction in torch.eye(300, dtype=torch.float64):
    _, slope = torch.func.jvp(network, (x,), (direction,))
    by_input.append(slope)
print(f"1 pass backward or {len(by_input)} forward: the same ", end="")
print(f"{len(in_one_walk)} slopes")

# %% check
assert torch.allclose(in_one_walk, torch.stack(by_input))
assert counts[1000, 1] == counts[1, 1000][::-1]
assert counts[1000, 1][0] * 50 < counts[1000, 1][1]
