"""One learning rate for a sum and for a mean of errors."""

import torch


def error_after(steps, examples, together):
    """The mean error after some steps with the sum or the mean."""
    torch.manual_seed(0)
    x = torch.rand(examples)
    t = 3 * x
    w = torch.tensor(0.0, requires_grad=True)
    for _ in range(steps):
        w.grad = None
        loss = together((w * x - t) ** 2)
        loss.backward()
        with torch.no_grad():
            w -= 0.1 * w.grad
    return ((w * x - t) ** 2).mean().item()


results = {}
for examples in (10, 100, 1000):
    with_sum = error_after(20, examples, torch.sum)
    with_mean = error_after(20, examples, torch.mean)
    results[examples] = with_sum, with_mean
    print(examples, "examples:")
    print(f"    sum {with_sum:.2g}, mean {with_mean:.2g}")

# %% check
assert error_after(20, 10, torch.sum) < 1e-3
assert not error_after(20, 1000, torch.sum) < 1e9
for examples in (10, 100, 1000):
    assert error_after(20, examples, torch.mean) < 1
