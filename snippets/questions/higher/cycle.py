"""backward(create_graph=True) keeps a parameter alive, grad does not."""

# %% who outlives its last name
import gc
import warnings
import weakref

import torch


def differentiate(how):
    """Whether the parameter is still there when nobody has a name for it."""
    w = torch.ones(3, requires_grad=True)
    loss = (w**3).sum()
    if how == "autograd.grad()":
        torch.autograd.grad(loss, w, create_graph=True)
    else:
        loss.backward(create_graph=True)
    if how == "backward(), .grad cleared":
        w.grad = None
    alive = weakref.ref(w)
    del w, loss
    gc.collect()
    return alive() is not None


leaks = {}
with warnings.catch_warnings(record=True) as warned:
    warnings.simplefilter("always")
    for how in ("backward()", "backward(), .grad cleared", "autograd.grad()"):
        leaks[how] = differentiate(how)
        print(f"{how:26}", "leaks" if leaks[how] else "is freed")
first_sentence, _, _ = str(warned[0].message).partition(". ")
print("PyTorch warns:", first_sentence)

# %% one .grad for both walks
w = torch.tensor(1.0, requires_grad=True)
(w**3).backward(create_graph=True)  # 3
(w.grad**2).backward()  # (3 w^2)^2 = 9 w^4 has the slope 36
together = w.grad.item()
print("both in .grad:", together)
w.grad = None

# %% check
assert list(leaks.values()) == [True, False, False]
assert "reference cycle" in first_sentence
assert len(warned) == 1
assert together == 3 + 36
