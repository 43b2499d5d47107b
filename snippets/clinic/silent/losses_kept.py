"""The losses of an epoch are added up for the progress bar."""

# %% fault
import torch


def count_nodes(tensor):
    seen, todo = set(), [tensor.grad_fn]
    while todo:
        node = todo.pop()
        if node is not None and node not in seen:
            seen.add(node)
            for link in node.next_functions:
                todo.append(link[0])
    return len(seen)


torch.manual_seed(0)
model = torch.nn.Linear(3, 1)
total = torch.tensor(0.0)
growing = []
for _ in range(5):
    loss = model(torch.ones(2, 3)).square().mean()
    loss.backward()
    total = total + loss
    growing.append(count_nodes(total))
print("nodes that the total keeps:", growing)

# %% mend
as_number = 0.0
for _ in range(5):
    loss = model(torch.ones(2, 3)).square().mean()
    loss.backward()
    as_number = as_number + loss.item()
print("the total is a", type(as_number).__name__)

# %% check
assert growing == sorted(set(growing))
assert abs(as_number - total.item()) < 1e-5
assert isinstance(as_number, float)
