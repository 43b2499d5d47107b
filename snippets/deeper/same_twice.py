"""One gradient, computed over and over: are the bits the same?"""

import torch

torch.manual_seed(0)
index = torch.randint(0, 10, (1_000_000,))
upstream = torch.rand(1_000_000)


def gradient():
    """The rule of x[index] adds a million numbers into ten."""
    x = torch.zeros(10, requires_grad=True)
    x[index].backward(upstream)
    return x.grad


def differs(most):
    """Whether any of so many runs gives other bits than the first."""
    first = gradient()
    for _ in range(most):
        if not torch.equal(gradient(), first):
            return True
    return False


torch.set_num_threads(1)
one = differs(5)
print("one thread:", "differs" if one else "the same bits")

torch.set_num_threads(2)
two = differs(100)
print("two threads:", "differs" if two else "the same bits")

torch.use_deterministic_algorithms(True)
strict = differs(5)
print("two threads, deterministic:", "differs" if strict else "the same bits")

# %% check
assert (one, two, strict) == (False, True, False)
