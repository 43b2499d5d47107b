"""Where W2.T and the element-wise product in dZ1 come from."""

# %% forward
import torch

torch.manual_seed(0)
n0, n1, n2, m = 2, 4, 3, 5  # sizes of the layers; examples, as columns
X = torch.randn(n0, m)
W1 = torch.randn(n1, n0, requires_grad=True)
W2 = torch.randn(n2, n1, requires_grad=True)
Z1 = W1 @ X
A1 = torch.tanh(Z1)
Z2 = W2 @ A1
Z1.retain_grad()
Z2.retain_grad()
(Z2**2).sum().backward()
dZ2 = Z2.grad

# %% with loops, number by number
dA1 = torch.zeros(n1, m)
for example in range(m):
    for i in range(n1):
        for j in range(n2):  # every neuron that A1[i] goes to
            dA1[i, example] += W2[j, i].item() * dZ2[j, example]

# %% with tables
print("W2.T", list(W2.T.shape), "@ dZ2", list(dZ2.shape), end=" ")
print("is dA1", list(dA1.shape))
dZ1 = (W2.T @ dZ2) * (1 - A1**2)  # * and not @
dW1 = dZ1 @ X.T
print("dA1 by loops and by W2.T:", torch.allclose(dA1, W2.T @ dZ2))
print("dZ1 as PyTorch has it:   ", torch.allclose(dZ1, Z1.grad))
print("dW1 as PyTorch has it:   ", torch.allclose(dW1, W1.grad))

# %% the wrong product
wrong = (W2.T @ dZ2) @ (1 - A1**2).T
print("with @ instead of *:", list(wrong.shape), "for", list(Z1.shape))

# %% check
assert torch.allclose(dA1, W2.T @ dZ2)
assert torch.allclose(dZ1, Z1.grad) and torch.allclose(dW1, W1.grad)
assert wrong.shape == (n1, n1) != Z1.shape
