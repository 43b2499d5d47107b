"""Which thread runs the nodes?"""

import threading

import torch

w = torch.tensor(3.0, requires_grad=True)
seen = []


def note(_):
    seen.append(threading.current_thread().name)


def walk_back():
    y = w * 2.0
    y.grad_fn.register_prehook(note)
    y.backward()


walk_back()
helper = threading.Thread(target=walk_back, name="helper")
helper.start()
helper.join()
print(seen)

# %% check
assert seen == ["MainThread", "helper"]
assert w.grad == 4
