"""A server answers requests in a pool of threads, under no_grad."""

# %% fault
from concurrent.futures import ThreadPoolExecutor

import torch

model = torch.nn.Linear(3, 1)
request = torch.ones(1, 3)


def answer(x):
    return model(x)


with torch.no_grad(), ThreadPoolExecutor(max_workers=1) as pool:
    here = answer(request)
    there = pool.submit(answer, request).result()
print("recorded in this thread:  ", here.requires_grad)
print("recorded in the worker:   ", there.requires_grad)


# %% mend
@torch.no_grad()
def answer_without_graph(x):
    return model(x)


with ThreadPoolExecutor(max_workers=1) as pool:
    mended = pool.submit(answer_without_graph, request).result()
print("decorated, in the worker: ", mended.requires_grad)

# %% check
assert not here.requires_grad
assert there.requires_grad
assert there.grad_fn is not None
assert not mended.requires_grad
assert torch.equal(mended, here)
