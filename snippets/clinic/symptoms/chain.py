"""Where does the history of a result end?"""

# %% symptom
import torch
from torch import nn


class Round(nn.Module):
    def forward(self, x):
        return torch.tensor(x.tolist()).round()


class Halve(nn.Module):
    def forward(self, x):
        return x / 2


def print_chain(model, x):
    answers = []
    for name, layer in model.named_children():
        x = layer(x)
        node = "" if x.grad_fn is None else x.grad_fn.name()
        print(f"{name} {type(layer).__name__:9}{x.requires_grad!s:6}{node}")
        answers.append(x.requires_grad)
    return answers


torch.manual_seed(0)
model = nn.Sequential(nn.Linear(3, 3), Round(), Halve(), nn.Linear(3, 1))
x = torch.ones(1, 3)
wrong = print_chain(model, x)
model(x).sum().backward()
print("first layer:", model[0].weight.grad)
before = model[0].weight.grad


# %% cure
class Straight(nn.Module):
    def forward(self, x):
        return x + (x.round() - x).detach()  # backwards as if not rounded


model[1] = Straight()
right = print_chain(model, x)
model(x).sum().backward()
print("first layer:", model[0].weight.grad)

# %% check
assert wrong == [True, False, False, True]
assert before is None
assert right == [True] * 4
expected = 0.5 * model[3].weight.detach().T * torch.ones(3, 3)
assert torch.allclose(model[0].weight.grad, expected)
