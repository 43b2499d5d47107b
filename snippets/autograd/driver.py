"""Drive PyTorch's own functions, as error.backward() does.

Needs: torch. Licence: MIT.
"""

from bisect import insort_left
from collections import Counter
from typing import Any

import torch
from torch.autograd.graph import Node


# %% count the messages
def messages_to_come(root: Node) -> Counter[Node | None]:
    """For every function behind this one, how many messages it will get."""
    waiting, found = Counter[Node | None](), [root]
    for node in found:
        for following, _ in node.next_functions:
            if following and following not in waiting:
                found.append(following)
            waiting[following] += 1
    return waiting


# %% run each function when it has them all
def drive(result: torch.Tensor) -> list[Node]:
    """Add slopes to the .grad of every leaf; give the functions as they ran.

    `result` has one element and a grad_fn. Hooks and autograd.Functions of
    your own are left to `result.backward()`.
    """
    ready: list[Any] = [result.grad_fn]
    waiting, ran = messages_to_come(ready[0]), list[Node]()
    arrived = {(result.grad_fn, result.output_nr): torch.ones_like(result)}
    while ready:
        node = ready.pop()  # the one with the highest sequence number
        ran.append(node)
        results = range(len(node._input_metadata))
        slopes = [arrived.pop((node, i), None) for i in results]
        with torch.no_grad():
            messages = node(*slopes)
        messages = messages if isinstance(messages, tuple) else (messages,)
        for (following, i), message in zip(node.next_functions, messages):
            if message is not None:
                wanted = following._input_metadata[i]
                message = message.sum_to_size(wanted.shape).to(wanted.dtype)
                if (following, i) in arrived:
                    message = arrived[following, i] + message
                arrived[following, i] = message
            waiting[following] -= 1
            if following and waiting[following] == 0:
                insort_left(ready, following, key=lambda n: n._sequence_nr())
    return ran


# %% check
if __name__ == "__main__":
    x, t = 2.0, 5.0
    w1 = torch.tensor(3.0, requires_grad=True)
    w2 = torch.tensor(0.5, requires_grad=True)
    ran = drive((w2 * (w1 * x) - t) ** 2)
    assert len(ran) == 6
    ours = w1.grad, w2.grad
    w1.grad = w2.grad = None
    ((w2 * (w1 * x) - t) ** 2).backward()
    assert ours == (w1.grad, w2.grad) == (-4, -24)
