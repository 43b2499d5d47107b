"""Distances between pairs of points, two of which are the same."""

import warnings

warnings.simplefilter("ignore")  # the warning before it is another entry

# %% message
import torch

a = torch.tensor([[1.0, 2.0], [4.0, 6.0]])
b = torch.tensor([[1.0, 2.0], [1.0, 2.0]])  # the first pair is equal


def distances(scale):
    return (scale * (a - b)).pow(2).sum(dim=1).sqrt()


scale = torch.tensor(2.0, requires_grad=True)
with torch.autograd.set_detect_anomaly(True):
    loss = distances(scale).sum()
    try:
        loss.backward()
    except RuntimeError as error:
        message = str(error)
        print(f"RuntimeError: {message}")

# %% what each node returned
rows = []


def note(node):
    def hook(returned, received):
        rows.append(
            {
                "node": f"`{node.name()}`",
                "received": received[0][0].max().item(),
                "returned": returned[0][0].max().item(),
            }
        )

    node.register_hook(hook)


root = distances(scale)
square = root.grad_fn.next_functions[0][0]
power = square.next_functions[0][0]
for node in (root.grad_fn, square, power):
    note(node)
root.sum().backward()

# %% mend
scale.grad = None
lengths = torch.linalg.vector_norm(scale * (a - b), dim=1)
lengths.sum().backward()
mended = scale.grad.item()
print("gradient:", mended)

# %% no mend
scale.grad = None
distances(scale).sum().backward()
hidden = torch.nan_to_num(scale.grad).item()
print("gradient:", hidden)

# %% check
assert message.startswith("Function 'PowBackward0' returned nan values")
assert [row["returned"] for row in rows[:2]] == [torch.inf, torch.inf]
assert rows[2]["returned"] != rows[2]["returned"]
assert torch.equal(lengths, distances(scale))
assert mended == 5  # the distance of the second pair
assert hidden == 0
