"""Four ways to walk back from c = b + b, where b = a + a."""


class Number:
    """The sum of its inputs; without any, a number to start from."""

    def __init__(self, *inputs):
        self.inputs = inputs
        self.slope = 0
        self.visits = 0
        self.waits = 0  # messages still to come


# %% overwrite
def overwrite(number, message):
    number.visits += 1
    number.slope = message  # should be +=
    for source in number.inputs:
        overwrite(source, message)


# %% pass on all
def pass_on_all(number, message):
    number.visits += 1
    number.slope += message
    for source in number.inputs:
        pass_on_all(source, number.slope)  # even what went before


# %% path by path
def path_by_path(number, message):
    number.visits += 1
    number.slope += message
    for source in number.inputs:
        path_by_path(source, message)


# %% wait for all
def wait_for_all(number, message):
    found = [number]
    for receiver in found:
        for source in receiver.inputs:
            source.waits += 1
            if source not in found:
                found.append(source)

    number.slope = message
    ready = [number]
    while ready:
        number = ready.pop()
        number.visits += 1
        for source in number.inputs:
            source.slope += number.slope
            source.waits -= 1
            if source.waits == 0:
                ready.append(source)


# %% two doublings, and eighteen
def walk(way, doublings):
    first = Number()
    numbers = [first]
    for _ in range(doublings):
        last = numbers[-1]
        numbers.append(Number(last, last))
    way(numbers[-1], 1)
    visits = sum(number.visits for number in numbers)
    return first.slope, visits


slopes = {}
visits = {}
for way in (overwrite, pass_on_all, path_by_path, wait_for_all):
    name = way.__name__
    slopes[name], visits[name] = walk(way, 2)
    print(f"{name:13} slope {slopes[name]}  visits {visits[name]}")

slope, many = walk(path_by_path, 18)
same_slope, few = walk(wait_for_all, 18)
print(f"18 doublings: {many:,} visits or {few}")

# %% check
assert list(slopes.values()) == [1, 6, 4, 4]
assert slope == same_slope == 2**18
assert (many, few) == (2**19 - 1, 19)
