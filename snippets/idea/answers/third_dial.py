"""A third dial, to the right of the other two."""

x, dial1, dial2, dial3, wanted = 2, 3, 0.5, 1.5, 5

# %% values, to the right
h = dial1 * x
g = dial2 * h
y = dial3 * g

# %% messages, to the left
message = 2 * (y - wanted)
blame3 = message * g
message = message * dial3
blame2 = message * h
message = message * dial2
blame1 = message * x
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
