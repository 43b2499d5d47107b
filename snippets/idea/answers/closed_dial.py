"""The second dial at 0: which message reaches the first one?"""

x, dial1, dial2, wanted = 2, 3, 0, 5

h = dial1 * x
y = dial2 * h
from_gauge = 2 * (y - wanted)
blame2 = from_gauge * h
from_dial2 = from_gauge * dial2
blame1 = from_dial2 * x
print("messages:", from_gauge, from_dial2)
print("blame:", blame1, "and", blame2)


# %% check
def error_at(dial1, dial2):
    return (dial2 * (dial1 * x) - wanted) ** 2


now = error_at(dial1, dial2)
assert error_at(dial1 + 1, dial2) == now  # turning it does nothing
tiny = 1e-6
change = error_at(dial1, dial2 + tiny) - now
assert abs(change / tiny - blame2) < 1e-3
