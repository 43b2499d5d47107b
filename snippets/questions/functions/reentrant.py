"""Two backward passes that give different numbers, for two reasons."""

import torch
from torch.autograd import Function, gradcheck


class Noisy(Function):
    """Stands for sums that are added up in a changing order."""

    @staticmethod
    def forward(ctx, x):
        return 2 * x

    @staticmethod
    def backward(ctx, grad):
        return grad * (2 + 1e-12 * torch.randn_like(grad))


class Remembers(Function):
    buffer = 0

    @staticmethod
    def forward(ctx, x):
        return 2 * x

    @staticmethod
    def backward(ctx, grad):
        Remembers.buffer = 0.5 * Remembers.buffer + 2 * grad
        return Remembers.buffer.clone()


def check(function, nondet_tol):
    try:
        gradcheck(function.apply, (x,), nondet_tol=nondet_tol)
    except RuntimeError as error:
        return str(error).partition(",")[0]
    return "passes"


x = torch.rand(3, dtype=torch.float64, requires_grad=True)
results = {}
for function in (Noisy, Remembers):
    for nondet_tol in (0.0, 1e-10):
        result = check(function, nondet_tol)
        results[function.__name__, nondet_tol] = result
        print(f"{function.__name__:9} nondet_tol={nondet_tol:<6} {result}")

# %% check
assert results["Noisy", 0.0] == "Backward is not reentrant"
assert results["Noisy", 1e-10] == "passes"
assert results["Remembers", 1e-10] != "passes"
assert not gradcheck(Noisy.apply, (x,), atol=1.0, raise_exception=False)
