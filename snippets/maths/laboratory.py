"""Four ways to walk back from c = b + b, where b = a + a."""


class Sum:
    """left + right, or a leaf without either; with a slope and a counter."""

    def __init__(self, left=None, right=None):
        self.inputs = [n for n in (left, right) if n is not None]
        self.slope, self.visits, self.waits = 0, 0, 0


def overwrite(number, message):
    number.visits += 1
    number.slope = message  # = where += is needed
    for one in number.inputs:
        overwrite(one, message)


def pass_on_all(number):
    number.visits += 1
    for one in number.inputs:
        one.slope += number.slope
    for one in number.inputs:  # b is asked twice, and tells all both times
        pass_on_all(one)


def path_by_path(number, message):
    number.visits += 1
    number.slope += message
    for one in number.inputs:
        path_by_path(one, message)


def wait_for_all(number):
    found = [number]
    for one in found:
        for two in one.inputs:
            two.waits += 1
            if two.waits == 1:
                found.append(two)
    number.slope, ready = 1, [number]
    while ready:
        number = ready.pop()
        number.visits += 1
        for one in number.inputs:
            one.slope += number.slope
            one.waits -= 1
            if one.waits == 0:
                ready.append(one)


# %% the two doublings
def doublings(n):
    numbers = [Sum()]
    for _ in range(n):
        numbers.append(Sum(numbers[-1], numbers[-1]))
    return numbers


def walk(way, n):
    numbers = doublings(n)
    if way is pass_on_all:
        numbers[-1].slope = 1
    messages = [1] if way in (overwrite, path_by_path) else []
    way(numbers[-1], *messages)
    return numbers[0].slope, sum(number.visits for number in numbers)


ways = [overwrite, pass_on_all, path_by_path, wait_for_all]
slopes, visits = zip(*[walk(way, 2) for way in ways])
for way, slope, visited in zip(ways, slopes, visits):
    print(f"{way.__name__:13} slope {slope}   visits {visited}")

# %% eighteen doublings
slope, many = walk(path_by_path, 18)
_, few = walk(wait_for_all, 18)
print(f"18 doublings: {many:,} visits path by path, {few} if they wait")

# %% check
assert slopes == (1, 8, 4, 4)
assert slope == 2**18 == walk(wait_for_all, 18)[0]
assert (many, few) == (2**19 - 1, 19)
