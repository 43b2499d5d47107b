"""The bytes that one operation on a million numbers keeps."""

import matplotlib.pyplot as plt
import torch

MILLION = 1_000_000


def kept(operation, *inputs):
    """Bytes saved for the walk back, each storage counted once."""
    storages = {}

    def note(tensor):
        storage = tensor.untyped_storage()
        storages[storage.data_ptr()] = storage.nbytes()
        return tensor.detach()

    with torch.autograd.graph.saved_tensors_hooks(note, lambda t: t):
        result = operation(*inputs)
    del result
    return sum(storages.values())


def numbers():
    return torch.rand(MILLION, requires_grad=True)


a, b, plain = numbers(), numbers(), torch.rand(MILLION)
operations = {
    "`a + b`": kept(torch.add, a, b),
    "`a * 2`": kept(lambda a: a * 2, a),
    "`a * plain`": kept(torch.mul, a, plain),
    "`a * b`": kept(torch.mul, a, b),
    "`a.relu()`": kept(torch.relu, a),
    "`a.tanh()`": kept(torch.tanh, a),
    "`(a * b).tanh()`": kept(lambda a, b: (a * b).tanh(), a, b),
    "`a.sum()`": kept(torch.sum, a),
}
rows = [
    {"operation": text, "bytes kept": count, "numbers kept": count // 4}
    for text, count in operations.items()
]

# %% drawn
names = [row["operation"].strip("`") for row in rows]
figure, axes = plt.subplots(figsize=(4.8, 3.2))
axes.barh(names, [row["bytes kept"] / 1e6 for row in rows], color="C0")
axes.invert_yaxis()
axes.grid(visible=False, axis="y")
axes.set(title="Kept for the walk back", xlabel="million bytes")
plt.show()

with torch.no_grad():
    unseen = kept(torch.mul, a, b)

# %% check
assert operations["`a + b`"] == operations["`a * 2`"] == 0
assert operations["`a * plain`"] == 4 * MILLION
assert operations["`a * b`"] == 8 * MILLION
assert operations["`(a * b).tanh()`"] == 12 * MILLION
assert unseen == 0
