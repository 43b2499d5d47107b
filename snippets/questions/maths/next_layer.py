"""One hidden value goes to three neurons: each path alone, and all."""

weights = [0.5, -2.0, 3.0]
targets = [1.0, 0.0, 2.0]


def find_error(inputs):
    """Each of the three neurons is given an input of its own."""
    error = 0
    for weight, a, target in zip(weights, inputs, targets):
        error += (weight * a - target) ** 2
    return error


a, nudge = 1.0, 1e-6
before = find_error([a, a, a])
along_one = []
for k in range(3):
    inputs = [a, a, a]
    inputs[k] += nudge  # only neuron k notices
    along_one.append((find_error(inputs) - before) / nudge)
everywhere = (find_error([a + nudge] * 3) - before) / nudge
print("one neuron at a time:", [round(slope, 3) for slope in along_one])
print(f"their sum:             {sum(along_one):.3f}")
print(f"a nudged for all:      {everywhere:.3f}")

# %% check
import torch

hidden = torch.tensor(a, dtype=torch.float64, requires_grad=True)
find_error([hidden] * 3).backward()
assert abs(hidden.grad.item() - everywhere) < 1e-4
assert abs(sum(along_one) - everywhere) < 1e-4
