"""The links of a node, and the number beside each."""

import torch

w = torch.tensor([1.0, 2.0], requires_grad=True)
data = torch.tensor([3.0, 4.0])


def show(name, result):
    print(f"{name}:", result.grad_fn.name())
    for node, number in result.grad_fn.next_functions:
        print("   ->", node.name() if node else None, number)


product = w * data
show("w * data", product)
total = product.sum()
show("its sum", total)

first, second = w.unbind()
difference = first - second
show("first - second", difference)

accumulator = product.grad_fn.next_functions[0][0]
print("its variable is w:", accumulator.variable is w)

# %% check
links = product.grad_fn.next_functions
assert links[0][0].name() == "torch::autograd::AccumulateGrad"
assert links[1] == (None, 0)
assert accumulator.variable is w
links = difference.grad_fn.next_functions
assert links[0][0] is links[1][0]
assert [number for _, number in links] == [0, 1]
