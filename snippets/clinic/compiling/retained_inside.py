"""retain_grad() inside a compiled model, to look at a layer's gradient."""

# %% message
import torch
from torch import nn

torch.manual_seed(0)
first, second = nn.Linear(3, 4), nn.Linear(4, 1)
x = torch.rand(5, 3)


@torch.compile(backend="aot_eager", fullgraph=True)
def model(x):
    hidden = first(x)
    hidden.retain_grad()
    return second(hidden).sum(), hidden


try:
    model(x)
except torch._dynamo.exc.Unsupported as error:
    message = str(error).partition("\n\nfrom user code")[0]
    print(f"Unsupported: {message}")

# %% mend
with torch.compiler.set_stance("force_eager"):  # for this look, uncompiled
    loss, hidden = model(x)
    loss.backward()
print(hidden.grad[0])


# %% no mend
@torch.compile(backend="aot_eager", fullgraph=True)
def with_hidden(x):
    hidden = first(x)
    return second(hidden).sum(), hidden


loss, returned = with_hidden(x)
returned.retain_grad()  # the loss was not computed from this tensor
loss.backward()
print(returned.grad)

# %% check
assert message.startswith("Tensor.retain_grad() with AOTDispatcher")
assert torch.allclose(hidden.grad, second.weight.expand(5, 4))
assert returned.grad is None
