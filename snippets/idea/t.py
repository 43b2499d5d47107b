"""Test."""
import torch
import matplotlib.pyplot as plt

# %% forward pass
x, w1, w2, t = 2, 3, 0.5, 5
y = x*w1*w2
print("y", y, torch.tensor(1.))
plt.plot([1,2],[3,4], label="a"); plt.title("Hi"); plt.xlabel("x")
plt.show()

# %% check
assert y == 3
