"""One loop, run twice, leaves two graphs."""

# %% one loop
import torch

w = torch.tensor(1.5, requires_grad=True)


def squared(times):
    result = w * 2.0
    for _ in range(times):
        result = result * result
    return result


short = squared(1)
long = squared(3)


# %% how many nodes
def count_nodes(result):
    """The nodes that lead from a result back to the parameter."""
    found = {result.grad_fn}
    to_visit = [result.grad_fn]
    while to_visit:
        for node, _ in to_visit.pop().next_functions:
            if node is not None and node not in found:
                found.add(node)
                to_visit.append(node)
    return len(found)


print("one round:   ", count_nodes(short), "nodes")
print("three rounds:", count_nodes(long), "nodes")

# %% check
assert short.item() == 3**2
assert long.item() == 3**8
assert long.grad_fn is not short.grad_fn
assert (count_nodes(short), count_nodes(long)) == (3, 5)
