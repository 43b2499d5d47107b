"""A result is filled row by row, in place and by stack."""

import torch

w = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)

out = torch.zeros(3, 2)
for i in range(3):
    out[i] = w[i] ** 2  # out becomes part of the graph
print("out:", out.grad_fn.name())
out.sum().backward()
filled = w.grad.clone()
print("filled: ", filled)

w.grad = None
rows = []
for i in range(3):
    rows.append((w[i] ** 2).expand(2))
torch.stack(rows).sum().backward()
print("stacked:", w.grad)

# %% a state that is needed
w.grad = None
state = torch.ones(3)
for i in range(2):
    state[i + 1] = w[i] * state[i]  # the product has saved state[i]
try:
    state.sum().backward()
except RuntimeError as error:
    message = str(error)
    print(message.split(": ", maxsplit=1)[0])

# %% a list instead
states = [torch.tensor(1.0)]
for i in range(2):
    states.append(w[i] * states[i])
torch.stack(states).sum().backward()
print("w.grad:", w.grad)

# %% check
assert torch.equal(filled, w.detach() * 4)
assert "modified by an inplace operation" in message
assert w.grad.tolist() == [3, 1, 0]
