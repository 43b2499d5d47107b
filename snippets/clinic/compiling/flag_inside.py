"""requires_grad_() inside a compiled function."""

# %% message
import torch


@torch.compile(backend="aot_eager", fullgraph=True)
def energy(x):
    x.requires_grad_()
    return (x**3).sum()


x = torch.tensor([1.0, 2.0, 3.0])
try:
    energy(x)
except torch._dynamo.exc.Unsupported as error:
    message = str(error).partition("\n\nfrom user code")[0]
    print(f"Unsupported: {message}")


# %% mend
@torch.compile(backend="aot_eager", fullgraph=True)
def energy_of(x):
    return (x**3).sum()


x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)  # outside
energy_of(x).backward()
print(x.grad)

# %% check
assert message.startswith("Unsupported Tensor.requires_grad_() call")
assert torch.allclose(x.grad, 3 * x.detach() ** 2)
