"""Drive PyTorch's nodes, as backward() does.

Needs: torch. Licence: MIT.
"""

import torch


# %% count the gradients that will come
def count_gradients(root):
    """How many gradients each node awaits."""
    waiting = {root: 0}
    to_visit = [root]
    while to_visit:
        node = to_visit.pop()
        for link in node.next_functions:
            next_node = link[0]
            if next_node is None:
                continue
            if next_node not in waiting:
                waiting[next_node] = 0
                to_visit.append(next_node)
            waiting[next_node] += 1
    return waiting


# %% choose, call, pass on, count down
def latest(ready):
    """The node with the highest number.

    PyTorch chooses the same way, except that
    among several AccumulateGrads the order
    may differ.
    """
    return max(ready, key=sequence_number)


def sequence_number(node):
    """A node made later has a higher one."""
    return node._sequence_nr()


def call(node, upstream):
    """Call a node with what has arrived."""
    arrived = []
    results = len(node._input_metadata)
    for place in range(results):
        link = (node, place)
        gradient = upstream.pop(link, None)
        arrived.append(gradient)
    with torch.no_grad():
        gradients = node(*arrived)
    if not isinstance(gradients, tuple):
        gradients = (gradients,)  # only one
    return gradients


def add(upstream, link, gradient):
    """Add to what has arrived at a link."""
    node, place = link
    wanted = node._input_metadata[place]
    shape = wanted.shape
    gradient = gradient.sum_to_size(shape)
    gradient = gradient.to(wanted.dtype)
    if link in upstream:
        gradient = upstream[link] + gradient
    upstream[link] = gradient


def first_gradient(result):
    """A one, which arrives at the result."""
    link = (result.grad_fn, result.output_nr)
    return {link: torch.ones_like(result)}


def pass_on(node, grads, upstream):
    """Send what a node returned onwards."""
    links = node.next_functions
    for link, grad in zip(links, grads):
        if link[0] is None or grad is None:
            continue
        add(upstream, link, grad)


def count_down(node, waiting):
    """Return the nodes that are now ready."""
    ready = []
    for link in node.next_functions:
        next_node = link[0]
        if next_node is None:
            continue
        waiting[next_node] -= 1
        if waiting[next_node] == 0:
            ready.append(next_node)
    return ready


# %% drive
def drive(result, choose=latest):
    """Add to the .grad of every leaf.

    `result` has one element and a grad_fn.
    `choose` picks one of the ready nodes.
    Return the nodes in the order they ran.
    """
    root = result.grad_fn
    waiting = count_gradients(root)
    upstream = first_gradient(result)
    ready = [root]
    ran = []
    while ready:
        node = choose(ready)
        ready.remove(node)
        grads = call(node, upstream)
        pass_on(node, grads, upstream)
        ready += count_down(node, waiting)
        ran.append(node)
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
    theirs = w1.grad, w2.grad
    assert ours == theirs == (-4, -24)
