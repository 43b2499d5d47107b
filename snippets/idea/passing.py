"""Blame for both dials from one walk to the right and one to the left."""

x, w1, w2, t = 2, 3, 0.5, 5

# %% values, to the right
h = w1 * x
y = w2 * h
miss = y - t

# %% messages, to the left
message = 2 * miss  # the gauge: twice the miss
to_y = message

blame_w2 = message * h  # my blame = message x what I received
message = message * w2  # to my left = message x my dial
to_h = message

blame_w1 = message * x  # the same two lines for the next dial
message = message * w1
to_x = message

print("messages:", to_y, to_h, to_x)
print("blame of the first dial: ", blame_w1)
print("blame of the second dial:", blame_w2)


# %% check
def badness(w1, w2):
    return (w2 * (w1 * x) - t) ** 2


tiny = 1e-6
now = badness(w1, w2)
assert abs((badness(w1 + tiny, w2) - now) / tiny - blame_w1) < 1e-4
assert abs((badness(w1, w2 + tiny) - now) / tiny - blame_w2) < 1e-4
gauge = ((y + tiny - t) ** 2 - (y - t) ** 2) / tiny
assert abs(gauge - to_y) < 1e-4  # the gauge's message is a nudge of y
