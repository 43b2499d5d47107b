"""Two backward passes at the same time, in two threads."""

import threading

import torch

meeting = threading.Barrier(2, timeout=20)
threads = {}


def walk_back(name):
    w = torch.tensor(3.0, requires_grad=True)
    h = w * 2.0
    y = h.exp()

    def meet(_gradient):
        meeting.wait()  # goes on when both walks are here
        threads[name, "hook"] = threading.get_ident()

    h.register_hook(meet)
    threads[name, "caller"] = threading.get_ident()
    y.backward()


helpers = []
for name in ("a", "b"):
    helper = threading.Thread(target=walk_back, args=(name,))
    helper.start()
    helpers.append(helper)
for helper in helpers:
    helper.join()

print("both at once:", not meeting.broken)
own = [threads[n, "hook"] == threads[n, "caller"] for n in ("a", "b")]
print("each in its own thread:", own)

# %% one parameter for both
shared = torch.tensor(1.0, requires_grad=True)


def walk_often():
    for _ in range(500):
        (shared * 1.0).backward()


helpers = [threading.Thread(target=walk_often) for _ in range(2)]
for helper in helpers:
    helper.start()
for helper in helpers:
    helper.join()
print("a shared gradient:", shared.grad.item())

# %% check
assert shared.grad == 1000
assert not meeting.broken
assert own == [True, True]
assert threads["a", "hook"] != threads["b", "hook"]
