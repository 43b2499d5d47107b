"""One node of your engine, its rule run by hand."""

from engine import Number

w2, h = Number(0.5), Number(6)
y = w2 * h
print(y, y.node.saved)
messages = y.node.run(-4)
print("messages:", messages)

# %% check
assert messages == [-4 * h.value, -4 * w2.value]
assert y.node.next_nodes == [w2.node, h.node]
