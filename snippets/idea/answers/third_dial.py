"""A third dial, to the right of the other two."""

x, dial1, dial2, dial3, wanted = 2, 3, 0.5, 1.5, 5

# %% values, to the right
h = dial1 * x
g = dial2 * h
y = dial3 * g

# %% messages, to the left
miss = y - wanted
from_gauge = 2 * miss
blame3 = from_gauge * g
from_dial3 = from_gauge * dial3
blame2 = from_dial3 * h
from_dial2 = from_dial3 * dial2
blame1 = from_dial2 * x
print("comes out:", y)
print("blame:", blame1, blame2, blame3)


# %% check
def error_at(dial1, dial2, dial3):
    return (dial3 * (dial2 * (dial1 * x)) - wanted) ** 2


tiny = 1e-6
now = error_at(dial1, dial2, dial3)
change1 = error_at(dial1 + tiny, dial2, dial3) - now
change2 = error_at(dial1, dial2 + tiny, dial3) - now
change3 = error_at(dial1, dial2, dial3 + tiny) - now
assert abs(change1 / tiny - blame1) < 1e-3
assert abs(change2 / tiny - blame2) < 1e-3
assert abs(change3 / tiny - blame3) < 1e-3
