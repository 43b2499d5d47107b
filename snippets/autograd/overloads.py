"""What the digit at the end of a function's name counts."""

import torch

w = torch.tensor(3.0, requires_grad=True)
exponent = torch.tensor(2.0, requires_grad=True)
made = {
    "`w ** 2`": w**2,
    "`(w ** 2) ** 2`": (w**2) ** 2,
    "`w ** exponent`": w**exponent,
    "`2 ** exponent`": 2**exponent,
    "`w * w`": w * w,
    "`w * w * w * w`": w * w * w * w,
}
rows = [
    {"expression": text, "its grad_fn": f"`{result.grad_fn.name()}`"}
    for text, result in made.items()
]

# %% check
names = [result.grad_fn.name() for result in made.values()]
assert names[0] == names[1] == "PowBackward0"
assert names[2:4] == ["PowBackward1", "PowBackward2"]
assert names[4] == names[5] == "MulBackward0"
