"""Recording is switched off for one thread only."""

from concurrent.futures import ThreadPoolExecutor

import torch

net = torch.nn.Linear(2, 1)
x = torch.ones(1, 2)


def predict():
    """Whether the result has a history."""
    return net(x).requires_grad


@torch.no_grad()
def predict_without():
    return net(x).requires_grad


results = []
with ThreadPoolExecutor(1) as pool:
    with torch.no_grad():
        results.append((predict(), pool.submit(predict).result()))
        print("no_grad here:        here {}, worker {}".format(*results[-1]))
    torch.set_grad_enabled(False)
    results.append((predict(), pool.submit(predict).result()))
    print("set_grad_enabled:    here {}, worker {}".format(*results[-1]))
    torch.set_grad_enabled(True)

    inside = pool.submit(predict_without).result()
    print("no_grad in the job:             worker", inside)
    net.requires_grad_(False)
    frozen = pool.submit(predict).result()
    print("parameters frozen:              worker", frozen)

# %% check
assert results == [(False, True), (False, True)]
assert not inside
assert not frozen
