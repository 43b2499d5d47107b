"""Which edits in place are errors, and when."""

import torch

CASES = [
    ("y = a * a", "y.add_(1)"),
    ("y = a.exp()", "y.add_(1)"),
    ("b = a * 2; y = b + 1", "b.add_(1)"),
    ("b = a * 2; y = b * b", "b.add_(1)"),
    ("b = a * 2; y = b * b", "b.detach().add_(1)"),
    ("b = a * 2; y = b[0].sin()", "b[1].add_(1)"),
    ("y = a * 2", "a.add_(1)"),
    ("y = a * 2", "with torch.no_grad(): a.add_(1)"),
    ("y = a * a", "with torch.no_grad(): a.add_(1)"),
]


def run(forward, edit):
    """Run both, then backward(); return what went wrong, and a.grad."""
    a = torch.tensor([3.0, 3.0], requires_grad=True)
    names = {"torch": torch, "a": a}
    exec(forward, names)
    try:
        exec(edit, names)
    except RuntimeError:
        return "at once", None
    try:
        names["y"].sum().backward()
    except RuntimeError:
        return "later", None
    return "none", a.grad[0].item()


rows = []
for forward, edit in CASES:
    error, gradient = run(forward, edit)
    rows.append(
        {
            "forward pass": f"`{forward}`",
            "then": f"`{edit}`",
            "error": error,
            "gradient": gradient,
        }
    )

tried = len(rows)
fine = sum(row["error"] == "none" for row in rows)

# %% check
for (forward, _), row in zip(CASES, rows):
    if row["error"] == "none":  # then the gradient is right
        assert run(forward, "pass") == ("none", row["gradient"])
errors = [row["error"] for row in rows]
assert fine == 3
assert errors.count("at once") == 1
