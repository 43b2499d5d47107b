"""A model keeps its layers in a Python list."""

# %% fault
import torch


class Model(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = [torch.nn.Linear(3, 3) for _ in range(4)]
        self.output = torch.nn.Linear(3, 1)

    def forward(self, x):
        for layer in self.hidden:
            x = torch.relu(layer(x))
        return self.output(x)


model = Model()
wrong = [name for name, _ in model.named_parameters()]
print(wrong)


# %% mend
class Mended(Model):
    def __init__(self):
        super().__init__()
        self.hidden = torch.nn.ModuleList(self.hidden)


model = Mended()
names = [name for name, _ in model.named_parameters()]
print(len(names), "parameters, the last", names[-1])

# %% check
assert wrong == ["output.weight", "output.bias"]
assert len(names) == 10
model(torch.ones(1, 3)).sum().backward()
assert all(p.grad is not None for p in model.parameters())
assert "hidden.3.weight" in model.state_dict()
assert "hidden.3.weight" not in Model().state_dict()
