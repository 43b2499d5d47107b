"""The second neuron's gradients for two different inputs."""

import torch


def second_neuron(x1, x2):
    """Its answer, and the gradients of its weights and bias."""
    w21 = torch.tensor(1.0, requires_grad=True)
    w22 = torch.tensor(-3.0, requires_grad=True)
    b2 = torch.tensor(0.0, requires_grad=True)
    h1 = max(3.0 * x1 - 1.0 * x2 + 1.0, 0.0)
    h2 = torch.relu(w21 * x1 + w22 * x2 + b2)
    error = (0.5 * h1 + 4.0 * h2 - 5.0) ** 2
    error.backward()
    return h2.item(), w21.grad.item(), w22.grad.item(), b2.grad.item()


off = second_neuron(2.0, 1.0)
on = second_neuron(2.0, 0.5)
for inputs, (answer, *gradients) in (("2, 1", off), ("2, 0.5", on)):
    print("inputs:   ", inputs)
    print("answer:   ", answer)
    print("gradients:", *gradients)

# %% check
m = 0.5 * (3 * 2 - 0.5 + 1) + 4 * 0.5 - 5
to_z2 = 2 * m * 4
assert off == (0, 0, 0, 0)
assert on == (0.5, to_z2 * 2, to_z2 * 0.5, to_z2)
