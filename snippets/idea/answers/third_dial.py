"""A third dial, on the right of the other two."""

x, t = 2, 5
dials = [3, 0.5, 1.5]

# %% values, to the right
received = []
value = x
for dial in dials:
    received.append(value)
    value = dial * value
y = value

# %% messages, to the left
message = 2 * (y - t)
blames = []
for dial, value in zip(reversed(dials), reversed(received)):
    blames.append(message * value)
    message = message * dial
blames.reverse()
print("comes out:", y, " blames:", blames)


# %% check
def badness(a, b, c):
    return (c * (b * (a * x)) - t) ** 2


tiny = 1e-6
for i, blame in enumerate(blames):
    nudged = [dial + tiny * (i == j) for j, dial in enumerate(dials)]
    change = badness(*nudged) - badness(*dials)
    assert abs(change / tiny - blame) < 1e-3
