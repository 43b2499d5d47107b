"""What one multiplication leaves behind."""

from engine import Number

w1 = Number(3)
h = w1 * 2
print("value:         ", h.value)
print("function:      ", h.function.name)
print("saved:         ", h.function.saved)
print("next functions:", [f and f.name for f in h.function.next_functions])
messages = h.function(10)
print("called with 10:", messages)

# %% check
assert h.function.next_functions[0] is w1.receiver
assert messages == [10 * 2, 10 * 3]  # times b for a, times a for b
