"""The bytes that one operation on a million numbers keeps."""

import torch
from torch.autograd.graph import saved_tensors_hooks

MILLION = 1_000_000


def bytes_kept(operation, *inputs):
    """Bytes saved for backward, each storage counted once."""
    sizes = {}

    def pack(tensor):
        storage = tensor.untyped_storage()
        sizes[storage.data_ptr()] = storage.nbytes()
        return tensor.detach()

    def unpack(tensor):
        return tensor

    with saved_tensors_hooks(pack, unpack):
        result = operation(*inputs)
    del result
    return sum(sizes.values())


def double(a):
    return a * 2


def tanh_of_product(a, b):
    return (a * b).tanh()


# %% each operation
a = torch.rand(MILLION, requires_grad=True)
b = torch.rand(MILLION, requires_grad=True)
plain = torch.rand(MILLION)
kept = {
    "`a + b`": bytes_kept(torch.add, a, b),
    "`a.sum()`": bytes_kept(torch.sum, a),
    "`a * 2`": bytes_kept(double, a),
    "`a * plain`": bytes_kept(torch.mul, a, plain),
    "`a.tanh()`": bytes_kept(torch.tanh, a),
    "`a * b`": bytes_kept(torch.mul, a, b),
    "`(a * b).tanh()`": bytes_kept(tanh_of_product, a, b),
}
with torch.no_grad():
    kept["`a * b` under `no_grad`"] = bytes_kept(torch.mul, a, b)
rows = [{"operation": o, "bytes kept": n} for o, n in kept.items()]

# %% check
counts = [size / (4 * MILLION) for size in kept.values()]
assert counts == [0, 0, 0, 1, 1, 2, 3, 0]
