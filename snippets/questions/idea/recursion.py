"""Recursion instead of a topological sort, on numbers as in micrograd."""

# %% numbers that know their children


class Value:
    def __init__(self, data, children=()):
        self.data = data
        self.grad = 0
        self.children = tuple(dict.fromkeys(children))  # each once
        self._backward = None

    def __add__(self, other):
        out = Value(self.data + other.data, (self, other))

        def _backward():
            self.grad += out.grad
            other.grad += out.grad

        out._backward = _backward
        return out


# %% three walks
def recurse(value):
    if value._backward:
        value._backward()
    for child in value.children:
        recurse(child)  # its grad may not be complete yet


def sort(value, order):
    for child in value.children:
        if child not in order:
            sort(child, order)
    order.append(value)
    return order


def walk_back(y, way):
    y.grad = 1
    if way == "recursion":
        recurse(y)
        return
    order = sort(y, [])  # children first
    if way == "parents first":
        order.reverse()
    for value in order:
        if value._backward:
            value._backward()


# %% a fork
slopes = {}
for way in ("recursion", "children first", "parents first"):
    a = Value(1.0)
    h = a + a
    p = h + h
    y = h + p  # six times a
    walk_back(y, way)
    slopes[way] = a.grad
    print(f"{way:15} a.grad = {a.grad}")

# %% two doublings
a = Value(1.0)
b = a + a
c = b + b
walk_back(c, "recursion")
doubled = a.grad
print("two doublings, by recursion:", doubled)

a = Value(1.0)
b = a + a
c = b + b
b.children, c.children = (a, a), (b, b)  # a list of them: each twice
walk_back(c, "recursion")
listed = a.grad
print("with a list of children:", listed)

# %% check
assert slopes == {"recursion": 8, "children first": 0, "parents first": 6}
assert doubled == 4  # right, as b is a child of c only once
assert listed == 8
