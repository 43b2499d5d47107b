"""Back propagation without a step, and steps without back propagation."""

# %% walking back, and no step
import torch


def error_of(w):
    return (w[1] * (w[0] * 2.0) - 5.0) ** 2


w = torch.tensor([3.0, 0.5], dtype=torch.float64, requires_grad=True)
for _ in range(100):
    w.grad = None
    error = error_of(w)
    error.backward()
standing = error.item()
print("100 walks back: gradient", w.grad.tolist(), "error", standing)

# %% steps, and no walking back
w = torch.tensor([3.0, 0.5], dtype=torch.float64)
nudge = 1e-6
for _ in range(4):
    gradient = torch.zeros(2, dtype=torch.float64)
    for i in range(2):
        nudged = w.clone()
        nudged[i] += nudge
        gradient[i] = (error_of(nudged) - error_of(w)) / nudge
    w = w - 0.01 * gradient  # gradient descent
fallen = error_of(w).item()
print(f"4 steps by nudging: error {fallen:.5f}")

# %% check
assert standing == 4
assert fallen < 0.001
