"""Five ways to switch something off, and what each switches off."""

import torch


def frozen(w):
    w.requires_grad_(False)
    return w * w


def under(mode):
    def make(w):
        with mode():
            return w * w

    return make


def evaluated(w):
    model = torch.nn.Identity().eval()
    return model(w * w)


def nothing(w):
    return w * w


def used(tensor):
    """Multiply it by a weight and walk back; say what is wrong with that."""
    v = torch.tensor(1.0, requires_grad=True)
    try:
        (v * tensor).backward()
    except RuntimeError as error:
        return f"RuntimeError: {str(error)[:50]}..."
    return "none"


ways = {
    "nothing": nothing,
    "`torch.no_grad()`": under(torch.no_grad),
    "`torch.inference_mode()`": under(torch.inference_mode),
    "`detach()`": lambda w: (w * w).detach(),
    "`w.requires_grad_(False)`": frozen,
    "`model.eval()`": evaluated,
}
rows = []
for way, make in ways.items():
    w = torch.tensor(3.0, requires_grad=True)
    made = make(w)
    slope = None
    if made.requires_grad:
        made.backward(retain_graph=True)
        slope = w.grad.item()
    rows.append(
        {
            "way": way,
            "result has a grad_fn": made.grad_fn is not None,
            "slope of w": slope,
            "error when used with a weight": used(made),
        }
    )

# %% check
by_way = {row["way"]: row for row in rows}
recorded = [way for way, row in by_way.items() if row["slope of w"]]
assert recorded == ["nothing", "`model.eval()`"]
failing = [
    way
    for way, row in by_way.items()
    if row["error when used with a weight"] != "none"
]
assert failing == ["`torch.inference_mode()`"]
