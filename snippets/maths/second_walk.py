"""Two walks over the same fork, and what `arrived` is good for."""

from engine_forks import Number, count_messages


def fork():
    x, w1 = Number(2), Number(3)
    w2, t = Number(0.5), Number(5)
    h = w1 * x
    m = w2 * h + h - t
    return w1, m * m


# %% without
def walk_without_arrived(end):
    """Add each message to the slope itself."""
    to_come = count_messages(end)
    end.slope = 1
    ready = [end]
    while ready:
        number = ready.pop()
        for receiver, local in zip(number.inputs, number.local_slopes):
            receiver.slope += number.slope * local
            to_come[receiver] -= 1
            if to_come[receiver] == 0:
                ready.append(receiver)


# %% both
w1, e = fork()
e.backward()
once = w1.slope
e.backward()
twice = w1.slope
print("with arrived:   ", once, "then", twice)

w1, e = fork()
walk_without_arrived(e)
first = w1.slope
walk_without_arrived(e)
second = w1.slope
print("without arrived:", first, "then", second)

# %% check
assert once == first == 24 and twice == 48
to_m = 8 + 8  # what is left at m, and the same again
to_y = 8 + to_m
to_h = 12 + to_y + (8 + to_y) * 0.5
assert second == 24 + to_h * 2
