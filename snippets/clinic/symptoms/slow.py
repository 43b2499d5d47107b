"""How many operations does one step run?"""

# %% symptom
import torch
from torch.utils._python_dispatch import TorchDispatchMode


class Counter(TorchDispatchMode):
    count = 0

    def __torch_dispatch__(self, operation, types, args=(), kwargs=None):
        self.count += 1
        return operation(*args, **(kwargs or {}))


def operations_of(step):
    with Counter() as counter:
        step()
    return counter.count


torch.manual_seed(0)
model = torch.nn.Linear(3, 1)
inputs = torch.rand(64, 3)


def in_a_loop():
    total = 0.0
    for x in inputs:
        total = total + model(x).square().sum()
    (total / len(inputs)).backward()


looped = operations_of(in_a_loop)
by_loop = model.weight.grad.clone()
print("example by example:", looped, "operations")


# %% cure
def at_once():
    model.zero_grad()
    model(inputs).square().mean().backward()


whole = operations_of(at_once)
print("the whole batch:   ", whole, "operations")

# %% check
assert looped > 10 * whole
assert torch.allclose(model.weight.grad, by_loop, rtol=1e-4)
