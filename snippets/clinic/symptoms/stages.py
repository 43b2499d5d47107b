"""From which stage on does a compiled function differ?"""

# %% symptom
import torch


def model(x):
    h = x * 3
    return h, (h * h).sum()


def gradient_in_between(function):
    x = torch.ones(2, requires_grad=True)
    h, loss = function(x)
    h.retain_grad()
    loss.backward()
    return h.grad


found = {"not compiled": gradient_in_between(model)}
for backend in ("eager", "aot_eager"):  # then "inductor"
    torch.compiler.reset()
    compiled = torch.compile(model, backend=backend)
    found[backend] = gradient_in_between(compiled)
for name, gradient in found.items():
    print(f"{name:13}{gradient}")

# %% cure
torch.compiler.reset()
with torch.compiler.set_stance("force_eager"):
    mended = gradient_in_between(compiled)
print(f"{'forced':13}{mended}")

# %% check
assert torch.equal(found["eager"], found["not compiled"])
assert found["aot_eager"] is None
assert torch.equal(mended, found["not compiled"])
