"""How many bytes of results are alive now, and how many were at most."""

import torch
from torch.multiprocessing.reductions import StorageWeakRef
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves


def list_storages(values):
    tensors = [v for v in tree_leaves(values) if isinstance(v, torch.Tensor)]
    return [tensor.untyped_storage() for tensor in tensors]


class LiveMemory(TorchDispatchMode):
    """Watch the results of all operations within `with`.

    What was there before, such as parameters and data, is not counted, and
    neither are views of it. Each storage counts once.
    """

    def __init__(self):
        super().__init__()
        self.watched = {}  # a weak reference and the bytes, by address
        self.peak = 0

    def __torch_dispatch__(self, operation, types, args=(), kwargs=None):
        kwargs = kwargs or {}
        inputs = {s._cdata for s in list_storages([args, kwargs])}
        result = operation(*args, **kwargs)
        for storage in list_storages(result):
            if storage._cdata not in inputs:
                watch = StorageWeakRef(storage)
                self.watched[storage._cdata] = (watch, storage.nbytes())
        self.peak = max(self.peak, self.count())
        return result

    def count(self):
        for address, (watch, _) in list(self.watched.items()):
            if watch.expired():
                del self.watched[address]
        return sum(size for _, size in self.watched.values())


# %% check
if __name__ == "__main__":
    x = torch.ones(1000)
    with LiveMemory() as memory:
        y = x + 1
        view = y[:10]  # the same storage
        z = (y * 2).exp()  # the product is not kept
        assert memory.count() == 2 * 4000
        assert memory.peak == 3 * 4000
        del y
        assert memory.count() == 2 * 4000  # the view keeps it
        del view
        assert memory.count() == 4000
