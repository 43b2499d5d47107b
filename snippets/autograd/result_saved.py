"""Which operations save what goes in, which what comes out."""

import torch

a = torch.tensor([0.5, 1.5], requires_grad=True)
made = {
    "`a * a`": a * a,
    "`a ** 2`": a**2,
    "`a / 2`": a / 2,
    "`a + a`": a + a,
    "`a.exp()`": a.exp(),
    "`a.log()`": a.log(),
    "`a.sin()`": a.sin(),
    "`a.tanh()`": a.tanh(),
    "`a.sigmoid()`": a.sigmoid(),
    "`a.relu()`": a.relu(),
    "`a.sum()`": a.sum(),
}


def saved(node, tensor):
    """Which of the tensors saved share memory with `tensor`."""
    names = [name for name in dir(node) if name.startswith("_saved_")]
    values = [getattr(node, name) for name in names]
    return any(
        isinstance(v, torch.Tensor) and v.data_ptr() == tensor.data_ptr()
        for v in values
    )


rows = [
    {
        "operation": text,
        "saves its input": saved(y.grad_fn, a),
        "saves its result": saved(y.grad_fn, y),
    }
    for text, y in made.items()
]

counts = {
    "nothing": sum(not any(list(row.values())[1:]) for row in rows),
    "result": sum(list(row.values())[1:] == [False, True] for row in rows),
}

# %% check
by_name = {row["operation"]: row for row in rows}
for name in ("exp", "tanh", "sigmoid", "relu"):
    assert by_name[f"`a.{name}()`"]["saves its result"]
    assert not by_name[f"`a.{name}()`"]["saves its input"]
for name in ("log", "sin"):
    assert by_name[f"`a.{name}()`"]["saves its input"]
for text in ("`a + a`", "`a / 2`", "`a.sum()`"):
    assert list(by_name[text].values())[1:] == [False, False]
