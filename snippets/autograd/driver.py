"""Drive PyTorch's own nodes, as error.backward() does.

Needs: torch. Licence: MIT.
"""

import torch


# %% count the gradients that will come
def count_gradients(root):
    """For each node behind `root`, how many gradients it waits for."""
    waiting = {root: 0}
    to_visit = [root]
    while to_visit:
        node = to_visit.pop()
        for next_node, _ in node.next_functions:
            if next_node is None:
                continue
            if next_node not in waiting:
                waiting[next_node] = 0
                to_visit.append(next_node)
            waiting[next_node] += 1
    return waiting


# %% choose a node, call it, add up
def latest(ready):
    """The node with the highest sequence number, as PyTorch chooses.

    Among AccumulateGrads that are ready, PyTorch may take another one.
    """
    return max(ready, key=sequence_number)


def sequence_number(node):
    """A node's place in the order in which nodes were made."""
    return node._sequence_nr()


def call(node, upstream):
    """Call a node with what has arrived for each of its results."""
    arrived = []
    for place in range(len(node._input_metadata)):
        arrived.append(upstream.pop((node, place), None))
    with torch.no_grad():
        gradients = node(*arrived)
    if not isinstance(gradients, tuple):
        gradients = (gradients,)  # a single one
    return gradients


def add(upstream, link, gradient):
    """Add a gradient to what has arrived at the same link."""
    node, place = link
    wanted = node._input_metadata[place]
    gradient = gradient.sum_to_size(wanted.shape)
    gradient = gradient.to(wanted.dtype)
    if link in upstream:
        gradient = upstream[link] + gradient
    upstream[link] = gradient


# %% drive
def drive(result, choose=latest):
    """Add gradients to the .grad of every leaf behind `result`.

    Return the nodes in the order they ran. `result` has one element and
    a grad_fn. `choose` picks the next of the nodes that are ready.
    """
    root = result.grad_fn
    waiting = count_gradients(root)
    upstream = {(root, result.output_nr): torch.ones_like(result)}
    ready = [root]
    ran = []
    while ready:
        node = choose(ready)
        ready.remove(node)
        ran.append(node)
        gradients = call(node, upstream)
        for link, gradient in zip(node.next_functions, gradients):
            next_node = link[0]
            if next_node is None:
                continue
            if gradient is not None:
                add(upstream, link, gradient)
            waiting[next_node] -= 1
            if waiting[next_node] == 0:
                ready.append(next_node)
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
