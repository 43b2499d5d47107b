"""A loop by hand that clears the gradient first."""

# %% message
import torch

x = torch.tensor([1.0, 2.0, 3.0])
y = 2 * x + 1
w = torch.tensor(0.0, requires_grad=True)
b = torch.tensor(0.0, requires_grad=True)
try:
    for _ in range(3):
        w.grad.zero_()
        b.grad.zero_()
        ((w * x + b - y) ** 2).mean().backward()
except AttributeError as error:
    message = str(error)
    print(f"AttributeError: {message}")

# %% mend
for _ in range(500):
    w.grad = None
    b.grad = None
    ((w * x + b - y) ** 2).mean().backward()
    with torch.no_grad():
        w -= 0.1 * w.grad
        b -= 0.1 * b.grad
print(f"w: {w.item():.3f}, b: {b.item():.3f}")

# %% no mend
w2 = torch.tensor(0.0, requires_grad=True)
b2 = torch.tensor(0.0, requires_grad=True)
for _ in range(500):
    ((w2 * x + b2.item() - y) ** 2).mean().backward()  # item() cuts the path
    for parameter in (w2, b2):
        if parameter.grad is not None:
            with torch.no_grad():
                parameter -= 0.1 * parameter.grad
            parameter.grad.zero_()
print(f"w: {w2.item():.3f}, b: {b2.item():.3f}")

# %% check
assert message == "'NoneType' object has no attribute 'zero_'"
assert torch.allclose(w, torch.tensor(2.0), atol=1e-3)
assert torch.allclose(b, torch.tensor(1.0), atol=1e-3)
assert b2 == 0
assert torch.allclose(w2, (x * y).sum() / (x * x).sum())
also = []
try:
    b2 -= 0.1 * b2.grad
except TypeError as error:
    also.append(str(error))
try:
    b2.grad.data.zero_()
except AttributeError as error:
    also.append(str(error))
assert also == [
    "unsupported operand type(s) for *: 'float' and 'NoneType'",
    "'NoneType' object has no attribute 'data'",
]
