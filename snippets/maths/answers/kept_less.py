"""Keep nothing but x, and run forward again whenever needed."""

weights = [1.1, 0.9, 1.2, 0.8]
x, t = 2, 5
count = 0


def received(place):
    """What the weight at this place receives, from the start."""
    global count
    value = x
    for weight in weights[:place]:
        value = weight * value
        count += 1
    return value


y = received(4)
once = count

message = 2 * (y - t)
slopes = []
for place in (3, 2, 1, 0):
    slopes.append(message * received(place))
    message = message * weights[place]
print("forward multiplications:", count, "instead of", once)

# %% check
for slope, weight in zip(reversed(slopes), weights):
    assert abs(slope - 2 * (y - t) * y / weight) < 1e-9
