"""A result with a history is put into a queue for another process."""

# %% message
from multiprocessing.reduction import ForkingPickler

import torch
import torch.multiprocessing  # what a DataLoader and its workers use

w = torch.tensor([1.0, 2.0], requires_grad=True)
h = w * 2
try:
    ForkingPickler.dumps(h)  # as queue.put(h) does
except RuntimeError as error:
    message = str(error)
    print(f"RuntimeError: {message}")

# %% mend
sent = ForkingPickler.dumps(h.detach())
print("bytes to send:", len(sent) > 0)

# %% no mend
received = h.detach().requires_grad_()  # what the other process has
(3 * received).sum().backward()
print("received.grad:", received.grad, "w.grad:", w.grad)
lost = w.grad

# %% by hand
h.backward(received.grad)  # its gradient, sent back
print("w.grad:", w.grad)

# %% check
assert message.startswith("Cowardly refusing to serialize non-leaf tensor")
assert len(sent) > 0
assert lost is None
assert w.grad.tolist() == [6, 6]
