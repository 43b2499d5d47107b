"""One formula; its three products are computed in two orders."""

import torch

FACTORS = {"one": 1.0, "plus": 1e8, "minus": 1e8}


def run(order, dtype):
    """w.grad of w * 1 + w * 1e8 - w * 1e8, and which nodes ran."""
    w = torch.tensor(1.0, dtype=dtype, requires_grad=True)
    ran = []
    product = {}
    for name in order:
        product[name] = w * FACTORS[name]
        product[name].grad_fn.register_prehook(
            lambda _, name=name: ran.append(name)
        )
    y = product["one"] + product["plus"] - product["minus"]
    y.backward()
    return w.grad.item(), ran


rows = []
for order in (["one", "plus", "minus"], ["minus", "plus", "one"]):
    single, ran = run(order, torch.float32)
    double, _ = run(order, torch.float64)
    rows.append(
        {
            "products computed": ", ".join(order),
            "their nodes ran": ", ".join(ran),
            "float32": single,
            "float64": double,
        }
    )
first, second = rows[0]["float32"], rows[1]["float32"]
difference = first - second

# %% check
big = torch.tensor(1e8)
one = torch.tensor(1.0)
assert first == (-big + big) + one == 1
assert second == (one + big) - big == 0
assert rows[0]["float64"] == rows[1]["float64"] == 1
