"""A chain of twenty thousand additions."""

import sys

from engine import Number

links = 20_000
a = total = Number(1)
for _ in range(links):
    total = total + a
total.backward()
print("slope after", links, "links:", a.slope)
print(
    "calls that Python lets lie inside each other:", sys.getrecursionlimit()
)


# %% the same walk by calling itself
def depth_first(function):
    for one in function.next_functions:
        depth_first(one)


try:
    depth_first(total.function)
except RecursionError as error:
    print("calling itself:", type(error).__name__)
    failed = True

# %% check
assert a.slope == links + 1
assert failed
