"""A hook notes how large its tensor and its gradient are."""

# %% fault
import gc
import weakref

import torch

torch.manual_seed(0)
model = torch.nn.Linear(4, 4)
noted = []


def step(x):
    h = model(x)

    def note(gradient):
        noted.append((h.norm().item(), gradient.norm().item()))

    h.register_hook(note)
    h.square().sum().backward()
    return weakref.ref(h)


alive = []
for _ in range(3):
    alive.append(step(torch.rand(2, 4)))
gc.collect()
kept = sum(h() is not None for h in alive)
print("results still in memory:", kept, "of", len(alive))


# %% mend
def step_without_cycle(x):
    h = model(x)
    size = h.norm().item()  # a number, taken before the hook is made

    def note(gradient):
        noted.append((size, gradient.norm().item()))

    h.register_hook(note)
    h.square().sum().backward()
    return weakref.ref(h)


alive = []
for _ in range(3):
    alive.append(step_without_cycle(torch.rand(2, 4)))
kept_now = sum(h() is not None for h in alive)
print("results still in memory:", kept_now, "of", len(alive))

# %% check
assert kept == 3
assert kept_now == 0
for size, of_gradient in noted:
    assert abs(of_gradient - 2 * size) < 1e-5


def step_with_removal(x):
    h = model(x)

    def note(gradient):
        noted.append((h.norm().item(), gradient.norm().item()))

    handle = h.register_hook(note)
    h.square().sum().backward()
    handle.remove()
    return weakref.ref(h)


removed = step_with_removal(torch.rand(2, 4))
gc.collect()
assert removed() is None
