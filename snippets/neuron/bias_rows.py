"""The output's bias is used in every row, so it hears from every row."""

import torch

from textbook import network

net = network()
x = torch.tensor([[2.0, 1.0], [1.0, 0.0], [0.0, 2.0]])
t = torch.tensor([[5.0], [5.0], [0.0]])
y = net(x)
messages = 2 * (y - t).detach()
with torch.no_grad():
    to_bias, _, to_weights = y.grad_fn(messages)
print("messages, a row each:", messages.flatten().tolist())
print("to the weights:      ", to_weights.flatten().tolist())
print("to the bias:         ", to_bias.flatten().tolist())
y.backward(messages)
print("bias.grad:           ", net[2].bias.grad.tolist())

# %% check
assert to_bias.flatten().tolist() == [-4, 2, 0]
assert torch.equal(to_bias.sum(0), net[2].bias.grad)
assert torch.equal(to_weights.T, net[2].weight.grad)
