"""The threads of this process, and the one that walks back."""

import os
import threading

import torch

w = torch.ones(3, requires_grad=True)


def walk_back():
    """Whether the nodes run in this thread."""
    ran_in = []

    def note(_gradients):
        ran_in.append(threading.get_ident())

    y = (w * 2.0).sum()
    y.grad_fn.register_prehook(note)
    y.backward()
    return ran_in == [threading.get_ident()]


def list_autograd_threads():
    names = []
    for task in os.listdir("/proc/self/task"):  # on Linux
        with open(f"/proc/self/task/{task}/comm") as file:
            names.append(file.read().strip())
    return [name for name in names if "autograd" in name]


outcomes = []
for allowed in (True, False):
    with torch.autograd.set_multithreading_enabled(allowed):
        outcomes.append((walk_back(), list_autograd_threads()))
    print(f"{allowed!s:5}: here {outcomes[-1][0]}, others {outcomes[-1][1]}")
print("accelerators:", torch.accelerator.device_count())

# %% check
flags = []


def read_flag():
    flags.append(torch._C._is_multithreading_enabled())


with torch.autograd.set_multithreading_enabled(False):
    read_flag()
    other = threading.Thread(target=read_flag)
    other.start()
    other.join()
assert flags == [False, True]  # it holds for the thread that sets it
assert outcomes == [(True, []), (True, [])]
assert torch.accelerator.device_count() == 0
