"""Take the oldest ready function first: the same slopes?"""

import torch

from driver import messages_to_come


@torch.no_grad()
def oldest_first(result):
    waiting = messages_to_come(result.grad_fn)
    arrived = {result.grad_fn: torch.ones_like(result)}
    ready, ran = [result.grad_fn], []
    while ready:
        node = ready.pop(0)
        ran.append(node.name().split("::")[-1])
        messages = node(arrived.pop(node))
        if not isinstance(messages, tuple):
            messages = (messages,)
        for (following, _), message in zip(node.next_functions, messages):
            if following:
                arrived[following] = arrived.get(following, 0) + message
                waiting[following] -= 1
                if waiting[following] == 0:
                    ready.append(following)
                    ready.sort(key=lambda n: n._sequence_nr())
    return ran


a = torch.tensor(0.5, requires_grad=True)
b = torch.tensor(2.0, requires_grad=True)
ran = oldest_first(a.exp() * b.log() + a)
print(" ".join(ran))
slopes = a.grad.item(), b.grad.item()
a.grad = b.grad = None
(a.exp() * b.log() + a).backward()
print("oldest first:", slopes)
print("backward():  ", (a.grad.item(), b.grad.item()))

# %% check
assert slopes == (a.grad, b.grad)
