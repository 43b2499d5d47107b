"""What each node of one formula has saved."""

from engine import Number

w1, w2 = Number(3), Number(0.5)
e = ((w2 * (w1 * 2)).tanh() - 5) ** 2

saved = {}
to_visit = [e.node]
while to_visit:
    node = to_visit.pop()
    name = type(node).__name__
    saved[name] = node.saved
    print(f"{name:11}", node.saved)
    for receiver in node.next_nodes:
        if receiver is not None:
            to_visit.append(receiver)

# %% check
assert list(saved["Pow"]) == ["a", "b"]
assert saved["Sub"] == {}
assert list(saved["Tanh"]) == ["y"]
