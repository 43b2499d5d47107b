"""Keep nothing but the input, and run forward again where needed."""

weights, x, t = [1.1, 0.9, 1.2, 0.8], 2.0, 5.0
count = 0


def received(i):
    """What weight i receives, from the start; the last one is y."""
    global count
    value = x
    for weight in weights[:i]:
        value *= weight
        count += 1
    return value


y = received(4)
once = count
message = 2 * (y - t)
slopes = []
for i in (3, 2, 1, 0):
    slopes.append(message * received(i))
    message *= weights[i]
print("forward multiplications:", count, "instead of", once)

# %% check
for slope, weight in zip(reversed(slopes), weights):
    assert abs(slope - 2 * (y - t) * y / weight) < 1e-9
