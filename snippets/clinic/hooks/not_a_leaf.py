"""Each weight takes its step as soon as its gradient is there."""

# %% message
import torch

torch.manual_seed(0)


@torch.no_grad()
def step(weight):
    weight -= 0.1 * weight.grad
    weight.grad = None


w = torch.randn(3, requires_grad=True) * 0.01  # a small start
try:
    w.register_post_accumulate_grad_hook(step)
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
w = (torch.randn(3) * 0.01).requires_grad_()  # the flag comes last
w.register_post_accumulate_grad_hook(step)
start = w.detach().clone()
((w - 5) ** 2).sum().backward()
print("from", start, "to", w.detach())

# %% no mend
found = []


def look(grad):
    found.append(v.grad)


v = torch.randn(3, requires_grad=True)
v.register_hook(look)  # allowed on every tensor
((v - 5) ** 2).sum().backward()
print("v.grad, as the hook saw it:", found[0])

# %% check
assert message == (
    "post accumulate grad hooks cannot be registered on non-leaf tensors"
)
assert torch.allclose(w, start - 0.1 * 2 * (start - 5))
assert w.grad is None
assert found == [None]
last = v.grad.clone()
equal = []


def compare(grad):
    equal.append(torch.equal(v.grad, last))


v.register_hook(compare)
((v - 5) ** 2).sum().backward()
assert equal == [True]
