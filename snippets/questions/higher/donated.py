"""When may a compiled graph be kept, and when not?"""

import torch


def error(x, w):
    return (x @ w).tanh().exp().sum()


x = torch.rand(4, 4)
w = torch.rand(4, 4, requires_grad=True)


def walk_twice(compiled):
    loss = compiled(x, w)
    try:
        loss.backward(retain_graph=True)
        loss.backward()
    except RuntimeError as refusal:
        message, _, _ = str(refusal).partition(" which requires")
        return f"RuntimeError: {message}"
    return "two walks"


compiled = torch.compile(error, backend="aot_eager")
first = walk_twice(compiled)
print("kept from the first step on:", first)

torch.compiler.reset()
compiled = torch.compile(error, backend="aot_eager")
compiled(x, w).backward()  # not kept: the memory may be donated
later = walk_twice(compiled)
print("after an ordinary step:", later)

torch.compiler.reset()
with torch._functorch.config.patch(donated_buffer=False):
    compiled = torch.compile(error, backend="aot_eager")
    compiled(x, w).backward()
    switched_off = walk_twice(compiled)
print("donated_buffer=False:", switched_off)

# %% check
assert first == switched_off == "two walks"
assert later.endswith("compiled with non-empty donated buffers")
