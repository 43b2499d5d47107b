"""A second backward pass: refused, allowed, and allowed on request."""

import torch


def twice(operation, **options):
    """Call backward() two times; return the gradient, or the error."""
    a = torch.tensor(3.0, requires_grad=True)
    y = operation(a, a)
    y.backward(**options)
    try:
        y.backward()
    except RuntimeError as error:
        return str(error)
    return a.grad.item()


product = twice(torch.mul)
total = twice(torch.add)
retained = twice(torch.mul, retain_graph=True)
print("a * a:", product[:56] + "...")
print("a + a:", total)
print("a * a, retain_graph=True:", retained)

# %% check
assert product.startswith("Trying to backward through the graph a second")
assert total == 2 + 2
assert retained == 6 + 6
