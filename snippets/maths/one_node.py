"""One node of your engine: how it is made, and its rule run by hand."""

# %% how it is made
import inspect

from engine import Number

print(inspect.getsource(Number.__mul__))

# %% run by hand
w2, h = Number(0.5), Number(6)
y = w2 * h
print(y, y.node.saved)
messages = y.node.run(-4)
print("messages:", messages)

# %% check
assert messages == [-4 * h.value, -4 * w2.value]
assert y.node.next_nodes == [w2.node, h.node]
