"""One step size for a sum and for a mean, with more and more examples."""

import torch


def error_after(steps, examples, of):
    torch.manual_seed(0)
    x = torch.rand(examples)
    t = 3 * x
    w = torch.tensor(0.0, requires_grad=True)
    for _ in range(steps):
        w.grad = None
        of((w * x - t) ** 2).backward()
        with torch.no_grad():
            w -= 0.1 * w.grad
    return ((w * x - t) ** 2).mean().item()


for examples in (10, 100, 1000):
    total = error_after(20, examples, torch.sum)
    mean = error_after(20, examples, torch.mean)
    print(f"{examples:4} examples: sum {total:8.2g}   mean {mean:.2g}")

# %% check
assert error_after(20, 10, torch.sum) < 1e-3
assert not error_after(20, 1000, torch.sum) < 1e9
assert all(error_after(20, n, torch.mean) < 1 for n in (10, 100, 1000))
