"""b = a + a with = and with += in the backward of the addition."""


class Value:
    def __init__(self, data):
        self.data = data
        self.grad = 0


def backward_that_assigns(left, right, out_grad):
    left.grad = out_grad
    right.grad = out_grad


def backward_that_adds(left, right, out_grad):
    left.grad += out_grad
    right.grad += out_grad


a = Value(3.0)  # b = a + a: the same a, left and right
backward_that_assigns(a, a, 1.0)
assigned = a.grad
print("with =  a.grad is", assigned)

a = Value(3.0)
backward_that_adds(a, a, 1.0)
added = a.grad
print("with += a.grad is", added)

backward_that_adds(a, a, 1.0)  # a second walk, and nobody cleared
twice = a.grad
print("and after a second walk", twice)

# %% check
assert (assigned, added, twice) == (1, 2, 4)
