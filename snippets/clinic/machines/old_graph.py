"""A loss is kept, and the node that collects the gradient is kept with it."""

# %% mend
import gc

import torch

w = torch.ones(2, requires_grad=True)
old = (w * 2).sum()
node = id(old.grad_fn.next_functions[0][0].next_functions[0][0])

new = (w * 3).sum()
same = id(new.grad_fn.next_functions[0][0].next_functions[0][0]) == node
print("with the old loss kept, the same node:", same)

total = old.item()  # keep the number and not the graph
del old, new
gc.collect()
new = (w * 3).sum()
new.backward()
print("gradient:", w.grad)

# %% check
assert same
assert total == 4
assert w.grad.tolist() == [3, 3]
