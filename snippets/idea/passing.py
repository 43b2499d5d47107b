"""Blame for both dials from one walk to the right and one to the left."""

x, w1, w2, t = 2, 3, 0.5, 5

# %% values, to the right
h = w1 * x
y = w2 * h
miss = y - t

# %% messages, to the left
messages = [2 * miss]  # from the gauge: twice the miss

blame_w2 = messages[0] * h  # my blame: message x what I received
messages.append(messages[0] * w2)  # to my left: message x my dial

blame_w1 = messages[1] * x  # the same two lines for the first dial
messages.append(messages[1] * w1)

print("messages:", *messages)
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
assert abs(gauge - messages[0]) < 1e-4  # the gauge's message: a nudge of y
